import { useState, type ReactNode } from 'react';
import { useAudit, type AuditFilter } from '../../api/desk';
import { ActionButton } from '../../pieces/button';
import { Field } from '../../pieces/fields';
import { Skeleton } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/problem-note';
import { useText } from '../../strings/text';
import { AuditEntry } from './audit-entry';
import { VerifyAudit } from './verify-audit';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DAY_MS = 86_400_000;

interface Typed {
  subject: string;
  action: string;
  since: string;
  until: string;
}

/** Days are the reader's own; `until` is the last day that is still shown. */
const startOf = (day: string): number => new Date(`${day}T00:00`).getTime();
const filterOf = ({ subject, action, since, until }: Typed): AuditFilter => ({
  subjectId: UUID.test(subject.trim()) ? subject.trim() : undefined,
  action: action.trim() || undefined,
  since: since ? new Date(startOf(since)).toISOString() : undefined,
  until: until ? new Date(startOf(until) + DAY_MS).toISOString() : undefined,
});

/** Everything that happened on the desk. */
export default function AuditPart(): ReactNode {
  const text = useText();
  const [typed, setTyped] = useState<Typed>({ subject: '', action: '', since: '', until: '' });
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const isBad = typed.subject.trim() !== '' && !UUID.test(typed.subject.trim());
  return (
    <section className="stack" aria-labelledby="audit">
      <header>
        <h2 id="audit">{text('audit.title')}</h2>
        <p className="soft">{text('audit.help')}</p>
      </header>
      <VerifyAudit />
      <div className="audit-filters" role="search">
        <Field
          label={text('audit.subject')}
          type="search"
          error={isBad ? text('audit.subjectBad') : undefined}
          maxLength={40}
          {...field('subject')}
        />
        <Field label={text('audit.action')} note={text('audit.actionHelp')} maxLength={100} {...field('action')} />
        <Field label={text('audit.since')} type="date" {...field('since')} />
        <Field label={text('audit.until')} type="date" {...field('until')} />
      </div>
      {!isBad && <Entries filter={filterOf(typed)} onOnly={(subject) => setTyped({ ...typed, subject })} />}
    </section>
  );
}

function Entries({ filter, onOnly }: { filter: AuditFilter; onOnly: (subjectId: string) => void }): ReactNode {
  const text = useText();
  const audit = useAudit(filter);
  if (audit.error) return <ProblemNote error={audit.error} onRetry={() => void audit.refetch()} />;
  if (!audit.data) return <Skeleton lines={9} />;
  const events = audit.data.pages.flatMap(({ items }) => items);
  if (events.length === 0) return <p className="soft">{text('audit.empty')}</p>;
  return (
    <>
      <ol className="audit">
        {events.map((event) => (
          <AuditEntry
            key={event.id}
            event={event}
            onOnly={filter.subjectId === undefined ? () => onOnly(event.subjectId) : undefined}
          />
        ))}
      </ol>
      {audit.hasNextPage && (
        <ActionButton isDisabled={audit.isFetchingNextPage} onPress={() => void audit.fetchNextPage()}>
          {text('queue.more')}
        </ActionButton>
      )}
    </>
  );
}
