import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { AuditEvent } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { useText } from '../../strings/text';

/** One step: when, who, what, to what, and what it changed. */
export function AuditEntry({ event, onOnly }: { event: AuditEvent; onOnly?: () => void }): ReactNode {
  const text = useText();
  const intl = useIntl();
  const { at, actor, actorName, action, subjectType, subjectId, from, to, reason, detail, requestId, seq, hash } =
    event;
  return (
    <li className="audit-entry">
      <time dateTime={at} className="soft small numbers">
        {intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' })}
      </time>
      <div className="stack tight">
        <p className="row">
          <strong className="audit-action">{action}</strong>
          {(from ?? to) && (
            <span className="row small">
              {from ?? '–'} <ArrowRight size={13} aria-hidden /> {to ?? '–'}
            </span>
          )}
          <span className="soft">
            <bdi>{actorName ?? actor}</bdi>
          </span>
        </p>
        {reason && (
          <p>
            <bdi>{reason}</bdi>
          </p>
        )}
        <div className="row soft small">
          <span>
            {subjectType} <code>{subjectId}</code>
          </span>
          {onOnly && (
            <ActionButton isQuiet onPress={onOnly} aria-label={text('audit.onlyOf', { subject: subjectId })}>
              {text('audit.only')}
            </ActionButton>
          )}
        </div>
        <details className="small">
          <summary>{text('audit.detail')}</summary>
          <p className="soft numbers">
            {seq === null ? text('audit.unsealed') : text('audit.place', { n: seq })} {hash && <code>{hash}</code>}
          </p>
          {requestId && <p className="soft">{text('audit.request', { id: requestId })}</p>}
          {detail !== null && <pre>{JSON.stringify(detail, null, 2)}</pre>}
        </details>
      </div>
    </li>
  );
}
