import { memo, type ReactNode } from 'react';
import { toneOfState } from '../../pieces/state-badge';
import type { Mark, Paragraph } from './article-marks';
import type { Segment } from './segments';

interface Props {
  text: string;
  paragraph: Paragraph;
  /** The claim looked at, where this paragraph has something of it: others need not be drawn again. */
  activeId: string | null;
  /** The claim that is worked on, where there is one. */
  taskClaimId: string | null;
  onLook: (claimId: string) => void;
}

/** One paragraph with its claims underlined. Everything of the article is text, never markup. */
export const ArticleParagraph = memo(function ArticleParagraph(props: Props): ReactNode {
  const { text, paragraph } = props;
  return (
    <p data-start={paragraph.start}>
      {paragraph.segments.map((segment) =>
        segment.marks.length === 0 ? (
          text.slice(segment.start, segment.end)
        ) : (
          <MarkedSegment key={segment.start} {...props} segment={segment} />
        ),
      )}
    </p>
  );
});

function MarkedSegment({
  text,
  segment,
  activeId,
  taskClaimId,
  onLook,
}: Props & { segment: Segment<Mark> }): ReactNode {
  const claims = segment.marks.filter(({ part }) => part === 'claim');
  const words = text.slice(segment.start, segment.end);
  const tones = segment.marks.filter(({ part, claim }) => part !== 'claim' && claim.id === activeId);
  // Of nested claims the inner one is meant: the last to begin.
  const inner = claims.find(({ claim }) => claim.id === activeId) ?? claims.at(-1);
  const classes = tones.map(({ part }) => `tone-${part}`);
  if (!inner) return classes.length === 0 ? words : <span className={classes.join(' ')}>{words}</span>;
  const { claim } = inner;
  classes.push('claim', toneOfState(claim.state));
  if (claim.id === activeId) classes.push('active');
  if (claims.some((each) => each.claim.id === taskClaimId)) classes.push('task-claim');
  const first = claims.find(({ isFirst }) => isFirst);
  return (
    <>
      {first && first.claim.attribution && <ClaimantLabel mark={first} />}
      <span
        className={classes.join(' ')}
        data-claim={claim.id}
        onPointerEnter={() => onLook(claim.id)}
        {...(first
          ? {
              id: `claim-${first.claim.id}`,
              role: 'button',
              tabIndex: first.claim.id === activeId ? 0 : -1,
              'aria-pressed': first.claim.id === activeId,
              onFocus: () => onLook(first.claim.id),
              onClick: () => onLook(first.claim.id),
            }
          : {})}
      >
        {words}
      </span>
    </>
  );
}

const ClaimantLabel = ({ mark }: { mark: Mark }): ReactNode => (
  <span className="who" aria-hidden>
    {mark.claim.claimants.map(({ name }) => name).join(', ')}
  </span>
);
