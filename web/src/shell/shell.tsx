import { ClipboardList, Keyboard, Newspaper, Radio, ScrollText, UsersRound } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useIsLive, useLiveUpdates } from '../api/live';
import type { Session } from '../api/contract';
import { IconButton } from '../pieces/button';
import { useText } from '../strings/text';
import type { TextId } from '../strings/en';
import { ErrorBoundary } from './error-boundary';
import { PersonMenu } from './person-menu';
import { ShortcutList } from './shortcut-list';
import { useShortcut } from './shortcuts';
import { ThemeMenu } from './theme-menu';

const SECTIONS = [
  { path: '/queue', label: 'nav.queue', Icon: ClipboardList },
  { path: '/articles', label: 'nav.articles', Icon: Newspaper },
  { path: '/claimants', label: 'nav.claimants', Icon: UsersRound },
  { path: '/desk', label: 'nav.desk', Icon: ScrollText },
] as const satisfies { path: string; label: TextId; Icon: typeof Newspaper }[];

/** What stands around every view. */
export function Shell({ session, children }: { session: Session; children: ReactNode }): ReactNode {
  const text = useText();
  const [path, go] = useLocation();
  const [listIsOpen, openList] = useState(false);
  useLiveUpdates();
  useShortcut('?', 'shortcuts.list', () => openList(true));
  useShortcut('q', 'shortcuts.queue', () => go('/queue'));
  useShortcut('a', 'shortcuts.articles', () => go('/articles'));
  useShortcut('c', 'shortcuts.claimants', () => go('/claimants'));
  useShortcut('d', 'shortcuts.desk', () => go('/desk'));
  return (
    <>
      <a className="skip" href="#content">
        {text('app.skip')}
      </a>
      <header className="bar">
        <Link href="/queue" className="wordmark">
          {text('app.name')}
        </Link>
        <nav aria-label={text('nav.label')}>
          {SECTIONS.map(({ path: to, label, Icon }) => (
            <Link key={to} href={to} aria-current={path.startsWith(to) ? 'page' : undefined}>
              <Icon size={17} aria-hidden /> <span>{text(label)}</span>
            </Link>
          ))}
        </nav>
        <div className="bar-tools">
          <LiveSign />
          <IconButton label={text('shortcuts.open')} onPress={() => openList(true)}>
            <Keyboard size={18} aria-hidden />
          </IconButton>
          <ThemeMenu />
          <PersonMenu session={session} />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <ErrorBoundary key={path}>{children}</ErrorBoundary>
      </main>
      <ShortcutList isOpen={listIsOpen} onClose={() => openList(false)} />
    </>
  );
}

function LiveSign(): ReactNode {
  const text = useText();
  const isLive = useIsLive();
  return (
    <span className={isLive ? 'live on' : 'live'} title={text('live.help')}>
      <Radio size={15} aria-hidden /> {text(isLive ? 'live.live' : 'live.polling')}
    </span>
  );
}
