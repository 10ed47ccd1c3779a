import { W } from '../lexicon/word-classes.js';
import { quotationsOf, type Quotation } from './quotations.js';
import { paragraphsOf, sentencesOf, type Range, type Sentence } from './sentences.js';
import { tokenize, type Token, type TokenKind } from './tokens.js';

/** A word, a mark, or a whole quotation: what the grammar rules step over one at a time. Indexes of tokens, `to` exclusive. */
export interface Unit extends Range {
  readonly lower: string;
  readonly kind: TokenKind | 'quotation';
  /** Flags of {@link W}. */
  readonly cls: number;
  readonly capital: boolean;
  /** A quotation that is speech rather than a word or two in quotation marks: long, or with its own closing punctuation. */
  readonly speech: boolean;
  /** A quotation that ends with a comma. */
  readonly pauses: boolean;
}

/** One sentence, or several that a quotation holds together. Indexes of tokens, `to` exclusive. */
export interface Frame extends Range {
  readonly paragraph: number;
  readonly units: readonly Unit[];
  /** Set as a title: most words start upper case. */
  readonly titled: boolean;
}

export interface Document {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly paragraphs: readonly Range[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  readonly frames: readonly Frame[];
}

/** Rules look at most this many units ahead or back, so that a text without a full stop still takes linear time. */
export const MAX_SCAN = 160;

/** Everything the attribution rules read. Linear in the text. */
export function readDocument(text: string): Document {
  const tokens = tokenize(text);
  const paragraphs = paragraphsOf(text, tokens);
  const sentences = sentencesOf(tokens, paragraphs);
  const quotations = quotationsOf(tokens, paragraphs);
  return { text, tokens, paragraphs, sentences, quotations, frames: framesOf(tokens, sentences, quotations) };
}

/** A frame of more units ends at its next quotation: rules compare the cues of a frame with one another. */
const LONGEST_FRAME = 300;

/** Frames of sentences in order; what lies between them is in none. */
export function framesOf(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  quotations: readonly Quotation[],
): Frame[] {
  const frames: Frame[] = [];
  let q = 0;
  let s = 0;
  let i = 0;
  while (i < tokens.length) {
    let sentence = sentences[s];
    while (sentence !== undefined && sentence.to <= i) sentence = sentences[++s];
    if (sentence === undefined) break;
    i = Math.max(i, sentence.from);
    const from = i;
    const units: Unit[] = [];
    while (i < sentence.to && units.length < LONGEST_FRAME * 2) {
      const quotation = quotations[q];
      if (quotation !== undefined && quotation.from === i) {
        units.push({
          from: i,
          to: quotation.to,
          lower: '',
          kind: 'quotation',
          cls: 0,
          capital: false,
          speech: isSpeech(tokens, quotation),
          pauses: tokens[quotation.to - 2]?.text === ',',
        });
        i = quotation.to;
        q += 1;
        for (let next = sentences[s + 1]; next !== undefined && next.from < i; next = sentences[s + 1]) {
          sentence = next;
          s += 1;
        }
        if (units.length > LONGEST_FRAME) break;
        continue;
      }
      const token = tokens[i];
      if (token !== undefined) units.push(unitOf(token, i));
      i += 1;
    }
    frames.push({ from, to: i, paragraph: sentence.paragraph, units, titled: isTitled(units) });
  }
  return frames;
}

function isSpeech(tokens: readonly Token[], quotation: Quotation): boolean {
  const last = tokens[quotation.to - 2];
  return quotation.to - quotation.from >= 9 || !quotation.closed || last?.kind === 'stop' || last?.text === ',';
}

function unitOf(token: Token, i: number): Unit {
  let cls = token.kind === 'word' ? token.cls : 0;
  const cue = token.kind === 'word' ? token.cue : undefined;
  if (cue !== undefined) {
    cls |= cue.form === 'gerund' ? W.Gerund : W.Verb;
    // A past form of a regular verb is a participle too.
    if (cue.form === 'participle' || token.lower.endsWith('ed')) cls |= W.Participle;
  }
  return {
    from: i,
    to: i + 1,
    lower: token.lower,
    kind: token.kind,
    cls,
    capital: token.capital,
    speech: false,
    pauses: false,
  };
}

function isTitled(units: readonly Unit[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const unit of units) {
    if (unit.kind !== 'word' || unit.lower.length < 4) continue;
    words += 1;
    if (unit.capital) capitals += 1;
  }
  return words >= 3 && capitals / words > 0.7;
}
