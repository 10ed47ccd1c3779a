import { RELATIVES } from '../lexicon/clauses.js';
import { W } from '../lexicon/word-classes.js';
import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import { inOrder, touches } from './combine-attributions.js';
import type { FoundAttribution } from './found-attribution.js';
import { classOf } from '../reading/tokens.js';

/** Behind these a gerund has the subject of the main clause, not that of a relative clause in between. */
const MEANWHILE = new Set(['while', 'when', 'before', 'after']);

/**
 * The network's attributions with the speakers that layout and grammar name where it goes by what is nearest: who “continued:” before
 * a paragraph of speech, and who did something “while chanting” words.
 */
export function mendQuotations(
  document: Document,
  tagged: readonly FoundAttribution[],
  byRule: readonly FoundAttribution[],
): FoundAttribution[] {
  const cues = tagged.map(({ cue }) => cue).sort((a, b) => a.from - b.from);
  const announced = new Map<number, FoundAttribution>();
  const chanted = new Map<number, Range>();
  for (const rule of byRule) {
    const first = rule.content[0];
    const frame = document.frames[rule.frame];
    if (first === undefined || frame === undefined) continue;
    if (first.from >= frame.to && !touches(cues, frame)) announced.set(first.from, rule);
    if (rule.source !== null && isMeanwhile(document, rule)) chanted.set(rule.cue.from, rule.source);
  }
  return inOrder(
    tagged
      .map((each) =>
        opensRelative(document, each.source) ? { ...each, source: chanted.get(each.cue.from) ?? each.source } : each,
      )
      .flatMap((each) => handedOver(each, announced)),
  );
}

/** Splits off what somebody else was announced to say: “…,” she said. / Lund went on: / “…” */
function handedOver(found: FoundAttribution, announced: ReadonlyMap<number, FoundAttribution>): FoundAttribution[] {
  const at = found.content.findIndex(({ from }, index) => index > 0 && announced.has(from));
  const speaker = announced.get(found.content[at]?.from ?? -1);
  if (speaker === undefined) return [found];
  return [
    { ...found, content: found.content.slice(0, at) },
    ...handedOver({ ...speaker, content: found.content.slice(at) }, announced),
  ];
}

/** "the stadium where [the Panthers] played". */
function opensRelative({ tokens }: Document, source: Range | null): boolean {
  return source !== null && RELATIVES.has(tokens[source.from - 1]?.lower ?? '');
}

function isMeanwhile({ tokens }: Document, { cue }: FoundAttribution): boolean {
  return (classOf(tokens[cue.from]) & W.Gerund) !== 0 && MEANWHILE.has(tokens[cue.from - 1]?.lower ?? '');
}
