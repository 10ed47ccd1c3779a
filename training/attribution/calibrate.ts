import { readFileSync } from 'node:fs';
import { readDocument } from '../../src/text/reading/document.js';
import type { ModelHeader } from '../../src/text/tagging/model-file.js';
import { linesOf, type Role } from '../../src/text/tagging/link-fragments.js';
import { logit, type Tagger } from '../../src/text/tagging/tagger.js';

interface Article {
  text: string;
  attributions: Record<Role, [number, number][]>[];
}

const ROUNDS = 2000;
const RATE = 0.5;

/**
 * Platt scaling for each role: log odds of the least sure token against whether the span is exactly one of the annotated ones, by
 * gradient descent on the development articles. `tagger` must be uncalibrated.
 */
export function calibrate(tagger: Tagger, devFile: string): ModelHeader['confidence'] {
  const seen: Record<Role, { odds: number; right: number }[]> = { source: [], cue: [], content: [] };
  for (const line of readFileSync(devFile, 'utf8').split('\n').filter(Boolean)) {
    const { text, attributions } = JSON.parse(line) as Article;
    const document = readDocument(text);
    const { tokens } = document;
    const tags = tagger.tag(document, linesOf(document));
    const fragments = new Set(
      tags.attributions.flatMap(({ source, cue, content }) => [...(source ? [source] : []), cue, ...content]),
    );
    for (const fragment of fragments) {
      const [start, end] = [tokens[fragment.from]?.start ?? 0, tokens[fragment.to - 1]?.end ?? 0];
      const right = attributions.some((each) => each[fragment.role].some((span) => pieces(text, span, start, end)));
      seen[fragment.role].push({ odds: logit(tags.confidence(fragment)), right: Number(right) });
    }
  }
  return { source: fit(seen.source), cue: fit(seen.cue), content: fit(seen.content) };
}

/** Whether start to end is one line's piece of the span. */
function pieces(text: string, [from, to]: [number, number], start: number, end: number): boolean {
  if (start < from || end > to) return false;
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return (before.trim() === '' || /\n\s*$/.test(before)) && (after.trim() === '' || /^\s*\n/.test(after));
}

function fit(points: readonly { odds: number; right: number }[]): [number, number] {
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [bySlope, byShift] = [0, 0];
    for (const { odds, right } of points) {
      const error = 1 / (1 + Math.exp(-(slope * odds + shift))) - right;
      bySlope += error * odds;
      byShift += error;
    }
    slope -= (RATE * bySlope) / points.length / 10;
    shift -= (RATE * byShift) / points.length;
  }
  return [Number(slope.toFixed(4)), Number(shift.toFixed(4))];
}
