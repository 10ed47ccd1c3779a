import { useDeferredValue, useRef, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { useClaimants, type ClaimantFilter } from '../../api/claimants';
import type { ClaimantKind } from '../../api/contract';
import { CLAIMANT_KINDS } from '../../pieces/claimant-chip';
import { Choose, Field } from '../../pieces/fields';
import { Skeleton } from '../../pieces/loading';
import { ProblemNote } from '../../pieces/problem-note';
import { useShortcut } from '../../shell/shortcuts';
import { useText } from '../../strings/text';
import { EntryList } from './entry-list';
import './claimants.css';

/** Who speaks in the desk's articles. The filter is in the address, so that the way back leads to the same list. */
export default function ClaimantsView(): ReactNode {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const filters = useRef<HTMLDivElement>(null);
  const filter: ClaimantFilter = {
    q: params.get('q') ?? undefined,
    kind: CLAIMANT_KINDS.find((kind) => kind === params.get('kind')),
  };
  const set = (name: keyof ClaimantFilter, value: string | undefined): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  useShortcut('/', 'shortcuts.search', () => filters.current?.querySelector('input')?.focus());
  return (
    <div className="view stack claimants">
      <header>
        <h1>{text('claimants.title')}</h1>
        <p className="soft">{text('claimants.help')}</p>
      </header>
      <div className="claimant-filters" ref={filters} role="search">
        <Field
          label={text('claimants.search')}
          type="search"
          maxLength={200}
          value={filter.q ?? ''}
          onChange={(q) => set('q', q)}
        />
        <Choose<ClaimantKind>
          label={text('claimants.kind')}
          anyLabel={text('app.any')}
          choices={CLAIMANT_KINDS.map((value) => ({ value, label: text(`kind.${value}`) }))}
          value={filter.kind}
          onChange={(kind) => set('kind', kind)}
        />
      </div>
      <Found q={filter.q} kind={filter.kind} />
    </div>
  );
}

function Found({ q, kind }: ClaimantFilter): ReactNode {
  const text = useText();
  const claimants = useClaimants({ q: useDeferredValue(q), kind });
  if (claimants.error) return <ProblemNote error={claimants.error} onRetry={() => void claimants.refetch()} />;
  if (!claimants.data) return <Skeleton lines={9} />;
  const entries = claimants.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) {
    return <p className="soft">{text(q || kind ? 'claimants.empty' : 'claimants.emptyDesk')}</p>;
  }
  const { hasNextPage, isFetchingNextPage } = claimants;
  return (
    <>
      <p className="soft small numbers" role="status">
        {text(hasNextPage ? 'claimants.shownMore' : 'claimants.shown', { n: entries.length })}
      </p>
      <EntryList
        entries={entries}
        isWhole={!hasNextPage}
        onEnd={() => hasNextPage && !isFetchingNextPage && void claimants.fetchNextPage()}
      />
    </>
  );
}
