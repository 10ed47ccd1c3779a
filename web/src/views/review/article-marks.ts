import type { Claim, Span } from '../../api/contract';
import { paragraphsOf, segmentsOf, type Layer, type Segment } from './segments';

/** What lies on a stretch: a claim's own words, or a part of its attribution. */
export interface Mark {
  part: 'claim' | 'source' | 'cue' | 'content';
  claim: Claim;
  /** Whether the claim's words begin here: its label and its stop for the keyboard. */
  isFirst: boolean;
}

export interface Paragraph {
  start: number;
  segments: Segment<Mark>[];
  /** Ids of claims with something in it. */
  claimIds: ReadonlySet<string>;
}

/** The article as paragraphs cut by its claims and attributions. Done once; what is looked at changes classes only. */
export function markedParagraphs(text: string, claims: readonly Claim[]): Paragraph[] {
  const layers = claims.flatMap(layersOf).toSorted((a, b) => a.start - b.start);
  return paragraphsOf(text).map(({ start, end }) => {
    const inside = layers.filter((layer) => layer.start < end && layer.end > start);
    return {
      start,
      segments: segmentsOf(start, end, inside).map((segment) => ({
        ...segment,
        marks: segment.marks.map((mark) => ({ ...mark, isFirst: mark.isFirst && startsAt(mark.claim, segment.start) })),
      })),
      claimIds: new Set(inside.map(({ mark }) => mark.claim.id)),
    };
  });
}

const startsAt = (claim: Claim, at: number): boolean => claim.spans[0]?.start === at;

function layersOf(claim: Claim): Layer<Mark>[] {
  const on = (part: Mark['part'], spans: readonly Span[] | undefined): Layer<Mark>[] =>
    (spans ?? []).map(({ start, end }) => ({ start, end, mark: { part, claim, isFirst: part === 'claim' } }));
  const { attribution } = claim;
  return [
    ...on('claim', claim.spans),
    ...on('source', attribution?.source?.spans),
    ...on('cue', attribution?.cue.spans),
    ...on('content', attribution?.content.spans),
  ];
}
