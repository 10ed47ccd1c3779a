import type { CoverageSegment, Span } from '../text/index.js';

/**
 * The spans of claims that become one: their own, with what lies between two of them where that is only set aside (a comma, an
 * “and”) and no line ends there.
 */
export function mergedSpans(text: string, coverage: readonly CoverageSegment[], spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && isAside(text, coverage, last.end, start)) last.end = end;
    else out.push({ start, end });
  }
  return out;
}

function isAside(text: string, coverage: readonly CoverageSegment[], from: number, to: number): boolean {
  if (text.slice(from, to).includes('\n')) return false;
  return coverage.every(({ start, end, layer }) => end <= from || start >= to || layer === 'aside');
}
