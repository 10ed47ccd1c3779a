import type { CoverageSegment, Span } from '../claim.js';

/** Why words belong to no claim any more. */
export const LEFT_OUT = 'left out by a correction';

export interface TiledClaim {
  readonly spans: readonly Span[];
  readonly attributed: boolean;
  /** Who says so in which words, where a person may have marked them anew. */
  readonly source?: readonly Span[];
  readonly cue?: readonly Span[];
}

/**
 * The coverage of a text after its claims were corrected: every claim under `claims`, phrases that people marked under
 * `attribution`, words that were a claim's and are nobody's now set aside, the rest as it was. Tiles `[0, length)` like the
 * coverage before. Spans of different claims must not overlap. O((tiles + spans) log spans).
 */
export function retile(
  length: number,
  before: readonly CoverageSegment[],
  claims: readonly TiledClaim[],
): CoverageSegment[] {
  const base = before.map((tile): CoverageSegment =>
    tile.layer === 'claim' ? { ...tile, layer: 'aside', reason: LEFT_OUT } : tile,
  );
  const phrases = (field: 'source' | 'cue'): CoverageSegment[] =>
    united(claims.flatMap((claim) => claim[field] ?? [])).map(tileAs('attribution', field));
  const withPhrases = paint(paint(base, phrases('source')), phrases('cue'));
  const words = claims.flatMap(({ spans, attributed }) =>
    spans.map(tileAs('claim', attributed ? 'attributed' : 'own voice')),
  );
  return joined(paint(withPhrases, inOrder(words)), length);
}

const tileAs =
  (layer: CoverageSegment['layer'], reason: string) =>
  ({ start, end }: Span): CoverageSegment => ({ start, end, layer, reason });

const inOrder = <T extends Span>(spans: readonly T[]): T[] => [...spans].sort((a, b) => a.start - b.start);

/** Sorted, those that touch or overlap made one. */
function united(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const { start, end } of inOrder(spans)) {
    const last = out.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

/** Lays tiles over tiles; both in order, neither overlapping within itself. */
function paint(under: readonly CoverageSegment[], over: readonly CoverageSegment[]): CoverageSegment[] {
  const out: CoverageSegment[] = [];
  let next = 0;
  for (const tile of under) {
    let at = tile.start;
    while (at < tile.end) {
      while (next < over.length && over[next]!.end <= at) next += 1;
      const top = over[next];
      const covered = top !== undefined && top.start <= at;
      const end = covered ? Math.min(tile.end, top.end) : Math.min(tile.end, top?.start ?? tile.end);
      if (!covered) out.push({ ...tile, start: at, end });
      else if (at === top.start) out.push({ ...top });
      at = end;
    }
  }
  return out;
}

/** Pieces of one tile that painting parted or that now say the same; claims are never joined. */
function joined(tiles: readonly CoverageSegment[], length: number): CoverageSegment[] {
  const out: CoverageSegment[] = [];
  for (const tile of tiles) {
    const last = out.at(-1);
    const same =
      last !== undefined && last.layer === tile.layer && last.reason === tile.reason && last.end === tile.start;
    if (same && tile.layer !== 'claim') last.end = tile.end;
    else if (tile.start < length) out.push({ ...tile });
  }
  return out;
}
