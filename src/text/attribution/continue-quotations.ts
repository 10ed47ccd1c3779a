import type { Document } from '../reading/document.js';
import type { FoundAttribution } from './found-attribution.js';

/**
 * Hands quotations that stand alone to the speaker before them: “…,” she said. “…” and the paragraphs of a long speech.
 * The source of the habit: newspaper style, and PolNeAR's guideline that such pieces are one discontinuous content.
 */
export function continueQuotations(document: Document, found: readonly FoundAttribution[]): FoundAttribution[] {
  const out = found.map((attribution) => ({ ...attribution, content: [...attribution.content] }));
  let next = 0;
  let speaker: (typeof out)[number] | undefined;
  let spokenIn = -2;
  document.frames.forEach((frame, index) => {
    let claimed = false;
    for (let a = out[next]; a !== undefined && a.frame === index; a = out[next]) {
      next += 1;
      claimed = true;
      const quotes = a.content.some(
        (piece) => document.tokens[piece.from]?.kind === 'quote' && piece.to - piece.from > 4,
      );
      if (quotes && (a.kind === 'verb' || a.kind === 'colon')) {
        speaker = a;
        spokenIn = frame.paragraph;
        const last = a.content[a.content.length - 1];
        if (last !== undefined && last.from >= frame.to) spokenIn = frame.paragraph + 1;
      }
    }
    const first = frame.units[0];
    if (claimed || speaker === undefined || first === undefined || first.kind !== 'quotation') {
      if (!claimed && frame.paragraph > spokenIn) speaker = undefined;
      return;
    }
    const alone = frame.units.slice(1).every((unit) => unit.kind === 'quotation' || unit.kind === 'stop');
    const near = frame.paragraph === spokenIn || frame.paragraph === spokenIn + 1;
    if (!alone || !near) return;
    // Pieces are in reading order, so only the last can hold this one; asking all would cost quadratic time in a long speech.
    if ((speaker.content.at(-1)?.to ?? 0) < first.to)
      speaker.content.push({ from: first.from, to: frame.units.at(-1)?.kind === 'quotation' ? frame.to : first.to });
    spokenIn = frame.paragraph;
  });
  return out;
}
