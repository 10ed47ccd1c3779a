import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Role } from '../../api/contract';
import { Skeleton } from '../../pieces/loading';
import { useShortcut } from '../../shell/shortcuts';
import { useText } from '../../strings/text';
import { NotFoundView } from '../not-found-view';
import { Overview } from './overview';
import './desk.css';

const PolicyPart = lazy(() => import('./policy-part'));
const PeoplePart = lazy(() => import('./people-part'));
const AuditPart = lazy(() => import('./audit-part'));
const WebhooksPart = lazy(() => import('./webhooks-part'));

const PARTS = [
  { id: 'overview', shortcut: 'shortcuts.deskOverview', Part: Overview, isForLeads: false },
  { id: 'policy', shortcut: 'shortcuts.deskPolicy', Part: PolicyPart, isForLeads: false },
  { id: 'people', shortcut: 'shortcuts.deskPeople', Part: PeoplePart, isForLeads: true },
  { id: 'audit', shortcut: 'shortcuts.deskAudit', Part: AuditPart, isForLeads: true },
  { id: 'webhooks', shortcut: 'shortcuts.deskWebhooks', Part: WebhooksPart, isForLeads: true },
] as const;
type PartOfDesk = (typeof PARTS)[number];

const pathOf = ({ id }: PartOfDesk): string => (id === 'overview' ? '/desk' : `/desk/${id}`);

/** How the desk stands, and what leads set. */
export default function DeskView({ part = 'overview', role }: { part?: string; role: Role }): ReactNode {
  const text = useText();
  const leads = role === 'lead' || role === 'admin';
  const parts = PARTS.filter(({ isForLeads }) => leads || !isForLeads);
  const shown = parts.find(({ id }) => id === part);
  if (!shown) return <NotFoundView />;
  return (
    <div className="view stack desk-view">
      <h1>{text('desk.title')}</h1>
      <nav className="desk-nav" aria-label={text('desk.nav')}>
        {parts.map((each, i) => (
          <PartLink key={each.id} part={each} n={i + 1} isShown={each === shown} />
        ))}
      </nav>
      <Suspense fallback={<Skeleton lines={8} />}>
        <shown.Part />
      </Suspense>
    </div>
  );
}

function PartLink({ part, n, isShown }: { part: PartOfDesk; n: number; isShown: boolean }): ReactNode {
  const text = useText();
  const [, go] = useLocation();
  useShortcut(String(n), part.shortcut, () => go(pathOf(part)));
  return (
    <Link href={pathOf(part)} aria-current={isShown ? 'page' : undefined}>
      {text(`desk.${part.id}`)}
    </Link>
  );
}
