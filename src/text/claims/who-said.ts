import type { SplitClaimant } from '../claim.js';
import type { FoundAttribution } from '../attribution/found-attribution.js';
import { CUES } from '../lexicon/cues.js';
import { inflect } from '../lexicon/inflection.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import type { Grammar } from './grammar.js';

/** What was said, and where in the article. */
export interface Said {
  readonly words: string;
  readonly pieces: readonly Range[];
}

const AUXILIARIES = new Set(
  'has have had am is are was were been being also recently repeatedly previously later still'.split(' '),
);
const PRONOUN = /^(?:he|she|it|they|we|i|who|which|whose|his|her|their|its|one|another|others)$/;
/** Whom somebody told is left out, so that "told" becomes "said". */
const SAY = new Map([
  ['told', 'said'],
  ['tells', 'says'],
  ['tell', 'say'],
]);

/** Puts who said it before what was said, in the active voice: "Pia Solheim said that her government had asked". */
export class Saying {
  private readonly tokens: readonly Token[];

  constructor(
    private readonly grammar: Grammar,
    private readonly found: FoundAttribution,
    private readonly claimants: readonly SplitClaimant[],
  ) {
    this.tokens = grammar.tokens;
  }

  of(said: Said): string {
    const { source } = this.found;
    if (source === null) return this.withoutSource(said);
    const who = this.sourceName(source);
    const cue = this.activeCue();
    if (cue === undefined) return `According to ${who}, ${said.words}`;
    const before = this.tokens[(said.pieces[0]?.from ?? 0) - 1]?.lower;
    const lead = before === 'as' || before === 'that' ? `${before} ` : '';
    return `${who} ${cue} ${lead}${said.words}`;
  }

  /** "[The second] is believed [to have come from the treasury]": the cue stays where it is. */
  private withoutSource({ words, pieces }: Said): string {
    const { cue } = this.found;
    const [first, second] = pieces;
    if (first === undefined || second === undefined || first.to > cue.from || second.from < cue.to) return words;
    const head = words
      .split(' ')
      .slice(0, first.to - first.from)
      .join(' ');
    return `${head} ${this.text(cue)}${words.slice(head.length)}`;
  }

  /** Names; a source without one by its own words ("two of the officials"). */
  private sourceName(source: Range): string {
    const first = this.tokens[source.from];
    const described = this.claimants.every(({ name }) => !/^\p{Lu}/u.test(name));
    if (described && first !== undefined && !PRONOUN.test(first.lower)) {
      const comma = this.tokens.slice(source.from, source.to).findIndex(({ text }) => text === ',');
      const words = this.text({ from: source.from, to: comma < 0 ? source.to : source.from + comma });
      return first.cls === 0 ? words : words.charAt(0).toLowerCase() + words.slice(1);
    }
    const list = this.claimants.map(({ name }) => name);
    if (list.length > 1) return `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
    const body = this.claimants[0]?.kind !== 'person' && first?.lower === 'the' && !list[0]?.startsWith('The ');
    return `${body ? 'the ' : ''}${list[0] ?? ''}`;
  }

  /** "famously described by" → "famously described it", "describing" → "described"; undefined for "according to", "in her view". */
  private activeCue(): string | undefined {
    const { cue, lemma } = this.found;
    const words = this.tokens.slice(cue.from, cue.to).filter(({ kind }) => kind === 'word');
    const verb = words.find(({ lower }, i) => CUES.has(lower) || this.grammar.isFinite(cue.from + i));
    if (verb === undefined || /^(?:according|cite|quote)$/.test(lemma)) return undefined;
    const texts = words.map(({ lower }) => SAY.get(lower) ?? lower);
    if (texts[0] === 'as') texts.shift();
    if (texts.at(-1) === 'by') {
      const active = texts.slice(0, -1).filter((word) => !AUXILIARIES.has(word));
      return this.found.content.some(
        ({ from }) => this.tokens[from]?.lower === 'as' || this.tokens[from - 1]?.lower === 'as',
      )
        ? `${active.join(' ')} it`
        : active.join(' ');
    }
    const progressive = (wordClass(texts[0] ?? '') & W.Be) !== 0;
    if (CUES.get(verb.lower)?.form !== 'gerund' || progressive) return texts.join(' ');
    const { past } = inflect(CUES.get(verb.lower)?.lemma ?? verb.lower);
    return texts.map((word) => (word === verb.lower ? past : word)).join(' ');
  }

  private text({ from, to }: Range): string {
    let out = '';
    for (let i = from; i < to; i += 1)
      out += (i > from && this.tokens[i]?.spaceBefore === true ? ' ' : '') + (this.tokens[i]?.text ?? '');
    return out;
  }
}
