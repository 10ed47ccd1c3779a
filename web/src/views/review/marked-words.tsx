import { useMemo, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { Claim } from '../../api/contract';
import { markedParagraphs } from './article-marks';
import { ArticleParagraph } from './article-paragraph';

const STEPS: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * An article’s text with its claims underlined. One stop of the keyboard for the whole of it; the arrows go from claim to claim,
 * Enter and a click pick one.
 */
export function MarkedWords(props: {
  text: string;
  claims: readonly Claim[];
  /** The claim that is looked at. */
  activeId: string;
  /** The claim that is worked on. */
  taskClaimId: string | null;
  onLook: (claimId: string) => void;
  onPick?: (claimId: string) => void;
  /** Told of the element that scrolls. */
  onArrive: (element: HTMLDivElement | null) => void;
}): ReactNode {
  const { text, claims, activeId, onPick } = props;
  const paragraphs = useMemo(() => markedParagraphs(text, claims), [text, claims]);
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const stop = event.target as HTMLElement;
    if (!stop.matches('[role=button]')) return;
    const step = STEPS[event.key];
    if (step) {
      const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=button]')];
      stops[stops.indexOf(stop) + step]?.focus();
    } else if (onPick && (event.key === 'Enter' || event.key === ' ')) onPick(stop.dataset['claim'] ?? '');
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent): void => {
    const claim = (event.target as Element).closest<HTMLElement>('[data-claim]')?.dataset['claim'];
    if (claim && getSelection()?.isCollapsed !== false) onPick?.(claim);
  };
  return (
    <div className="words" ref={props.onArrive} onKeyDown={press} onClick={click}>
      {paragraphs.map((paragraph) => (
        <ArticleParagraph
          key={paragraph.start}
          text={text}
          paragraph={paragraph}
          activeId={paragraph.claimIds.has(activeId) ? activeId : null}
          taskClaimId={props.taskClaimId}
          onLook={props.onLook}
        />
      ))}
    </div>
  );
}
