import { CUES } from '../lexicon/cues.js';
import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { Tags } from '../tagging/tagger.js';
import type { FoundAttribution } from './found-attribution.js';

const NEGATIONS = new Set(
  'not never no neither nor cannot declined declines refused refuses failed fails unable unwilling hardly without'.split(
    ' ',
  ),
);

/** The network's attributions in the form the rules give theirs. */
export function attributionsFromTags(document: Document, tags: Tags): FoundAttribution[] {
  const frameOf = new Int32Array(document.tokens.length);
  document.frames.forEach((frame, index) => frameOf.fill(index, frame.from, frame.to));
  return tags.attributions.map((linked) => ({
    frame: frameOf[linked.cue.from] ?? 0,
    ...cueOf(document, linked),
    source: linked.source === null ? null : rangeOf(linked.source),
    cue: rangeOf(linked.cue),
    content: linked.content.map(rangeOf),
    confidence: {
      source: linked.source === null ? null : tags.confidence(linked.source),
      cue: tags.confidence(linked.cue),
      content: Math.min(...linked.content.map((piece) => tags.confidence(piece))),
    },
  }));
}

function rangeOf({ from, to }: Range): Range {
  return { from, to };
}

/** What kind of cue it is, by its words: the last verb of saying in it, else its first word. */
export function cueOf(
  { tokens }: Document,
  { cue, source }: Pick<FoundAttribution, 'cue' | 'source'>,
): Pick<FoundAttribution, 'kind' | 'lemma' | 'negated'> {
  let lemma: string | undefined;
  let negated = false;
  let according = false;
  let by = false;
  for (let i = cue.from; i < cue.to; i += 1) {
    const lower = tokens[i]?.lower ?? '';
    lemma = CUES.get(lower)?.lemma ?? lemma;
    negated ||= NEGATIONS.has(lower) || lower.endsWith('n’t') || lower.endsWith("n't");
    according ||= lower === 'according';
    by = lower === 'by';
  }
  const kind = according ? 'according' : by && source !== null && source.from >= cue.to ? 'passive' : 'verb';
  const colon = tokens[cue.from]?.text === ':';
  return {
    kind: colon ? 'colon' : kind,
    lemma: according ? 'according' : (lemma ?? tokens[cue.from]?.lower ?? ''),
    negated,
  };
}
