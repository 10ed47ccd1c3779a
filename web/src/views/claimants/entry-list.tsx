import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { ClaimantEntry } from '../../api/contract';
import { KindSign } from '../../pieces/claimant-chip';
import { useText } from '../../strings/text';

const ROW_PX = 64;
/** So many rows before the end the next page is asked for. */
const AHEAD = 30;

/** However many entries there are, only those in sight are in the document. */
export function EntryList(props: { entries: ClaimantEntry[]; isWhole: boolean; onEnd: () => void }): ReactNode {
  const { entries, isWhole, onEnd } = props;
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (i) => entries[i]!.id,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= entries.length - AHEAD) onEnd();
  });
  return (
    <ul className="entries" ref={list} style={{ height: rows.getTotalSize() }} aria-label={text('claimants.list')}>
      {shown.map(({ index, key, start }) => (
        <li
          key={key}
          ref={rows.measureElement}
          data-index={index}
          aria-setsize={isWhole ? entries.length : -1}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - top}px)` }}
        >
          <Entry entry={entries[index]!} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ entry }: { entry: ClaimantEntry }): ReactNode {
  const text = useText();
  return (
    <Link href={`/claimants/${entry.id}`} className="entry">
      <KindSign kind={entry.kind} />
      <span className="entry-names">
        <bdi className="entry-name">{entry.name}</bdi>
        <span className="small soft">
          {text(`kind.${entry.kind}`)}
          {entry.aliases.length > 0 && (
            <>
              {' · '}
              <bdi>{text('claimants.alsoKnown', { names: entry.aliases.join(', ') })}</bdi>
            </>
          )}
        </span>
      </span>
      <span className="small numbers">{text('claimants.count', { n: entry.claims })}</span>
    </Link>
  );
}
