import { MEDIA_NOUNS } from '../lexicon/bodies.js';
import { CUES } from '../lexicon/cues.js';
import { genderOfGivenName } from '../claimants/gender.js';
import {
  GOVERNMENT_WORDS,
  MEDIA_WORDS,
  NOT_NAMES,
  ORGANISATION_WORDS,
  SHORT_MEDIA,
  STATE_MEDIA,
  TITLES,
} from '../lexicon/names.js';
import { isPersonNoun } from '../claimants/described-persons.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Document } from '../reading/document.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import type { FoundAttribution } from './found-attribution.js';
import { sentencesOfTokens } from './token-ranges.js';

/** Nouns for a medium that need no name, beside those that tell a name's kind: "state television", "the journal". */
const NOUNS = new Set([...MEDIA_NOUNS, ...'television radio tv journal agency programme podcast'.split(' ')]);
/** What is given to a medium: "an interview with", "comments to", "an article in". */
const GIVEN = new Set(
  'interview interviewed comments comment remarks commentary article column essay speaking talking appearing writing appearance'.split(
    ' ',
  ),
);
/** A longer run of words names no medium. */
const LONGEST_MEDIUM = 7;
/** Words between a verb of saying and the preposition before the medium: "said on Monday in", "told viewers on". */
const BETWEEN = 3;

/**
 * Adds the media to which something was said: "Lund told Radio Norrgate", "said on CTV", "in an interview with the Echo", "write in the
 * journal Nature"; and the spokesman through whom it was. A medium counts for all that its sentence reports.
 */
export function withMedia(document: Document, found: readonly FoundAttribution[], outlet: string): FoundAttribution[] {
  const sentenceOf = sentencesOfTokens(document);
  const reader = new MediumReader(document.tokens, outlet);
  const bySentence = new Map<number, FoundAttribution[]>();
  for (const each of found) {
    const sentence = sentenceOf(each.cue.from);
    const list = bySentence.get(sentence);
    if (list) list.push(each);
    else bySentence.set(sentence, [each]);
  }
  const mediumOf = new Map<FoundAttribution, Range>();
  for (const [sentence, all] of bySentence) {
    const medium = reader.in(document.sentences[sentence] ?? { from: 0, to: 0 }, all);
    if (medium === undefined) continue;
    for (const each of all) if (each.source === null || !overlaps(each.source, medium)) mediumOf.set(each, medium);
  }
  return found.map((each) => {
    const medium = mediumOf.get(each);
    return medium === undefined ? each : { ...each, medium };
  });
}

class MediumReader {
  /** How often each capitalised word stands in the article. */
  private counts: Map<string, number> | undefined;
  private readonly outlet: ReadonlySet<string>;

  constructor(
    private readonly tokens: readonly Token[],
    outlet: string,
  ) {
    this.outlet = new Set(outlet.toLowerCase().split(/\s+/));
  }

  /** The medium that a sentence names outside what is said in it. */
  in(sentence: Range, found: readonly FoundAttribution[]): Range | undefined {
    const said = new Set<number>();
    const cues = new Set<number>();
    for (const { cue, content } of found) {
      for (let i = cue.from; i < cue.to; i += 1) cues.add(i);
      for (const { from, to } of content)
        for (let i = Math.max(from, sentence.from); i < Math.min(to, sentence.to); i += 1) said.add(i);
    }
    let sinceCue = Infinity;
    for (let i = sentence.from; i < sentence.to - 1; i += 1) {
      const lower = this.lower(i);
      if (cues.has(i)) sinceCue = 0;
      else sinceCue += 1;
      if (said.has(i) && !cues.has(i)) continue;
      const told = cues.has(i) && CUES.get(lower)?.lemma === 'tell';
      const preposition = /^(?:with|on|in|to|by|for)$/.test(lower);
      const given =
        preposition && (GIVEN.has(this.lower(i - 1)) || /^(?:carried|published|aired)$/.test(this.lower(i - 1)));
      const beside = /^(?:on|in|to|by)$/.test(lower) && sinceCue <= BETWEEN;
      if (!told && !given && !beside) {
        const through = this.throughAt(i, sentence.to);
        if (through !== undefined) return through;
        continue;
      }
      const medium = this.at(i + 1, sentence.to, told || this.lower(i - 1) === 'interview');
      if (medium !== undefined) return medium;
    }
    return undefined;
  }

  /** "Through a spokeswoman he said". */
  private throughAt(at: number, to: number): Range | undefined {
    if (!/^(?:through|via)$/.test(this.lower(at))) return undefined;
    if ((wordClass(this.lower(at + 1)) & (W.Det | W.Possessive)) === 0) return undefined;
    for (let i = at + 2; i < Math.min(to, at + 4); i += 1)
      if (isPersonNoun(this.lower(i)) && this.tokens[i]?.capital === false) return { from: at + 1, to: i + 1 };
    return undefined;
  }

  /** The medium named at `from`; `addressed`: a name that nothing else tells of is one too ("told Canale Sport"). */
  private at(from: number, to: number, addressed: boolean): Range | undefined {
    let at = from;
    if (/^(?:the|a|an|its|his|her|their)$/.test(this.lower(at))) at += 1;
    const end = Math.min(to, at + LONGEST_MEDIUM);
    let name = at;
    while (name < end && this.isPlain(name)) name += 1;
    const noun = name > at && NOUNS.has(this.lower(name - 1));
    // "state television", "a local newspaper": described, not named.
    const close = this.nameEnd(name, end);
    if (noun && close > name) return { from: name, to: close };
    if (noun) return this.isOutlet({ from: at, to: name }) ? undefined : { from: at, to: name };
    if (name > at || close === name) return undefined;
    const run = { from: name, to: close };
    if (this.isOutlet(run)) return undefined;
    return this.isMedium(run) || (addressed && this.isStranger(run)) ? run : undefined;
  }

  private isPlain(i: number): boolean {
    const token = this.tokens[i];
    return (
      token?.kind === 'word' && !token.capital && (wordClass(token.lower) & ~(W.Time | W.NounLike | W.Adverb)) === 0
    );
  }

  /** Capitalised words, also with "and", "of" or a number among them: "Nets and Lines", "Orel 1". */
  private nameEnd(from: number, to: number): number {
    let end = from;
    while (end < to) {
      const token = this.tokens[end];
      const next = this.tokens[end + 1];
      const joins = end > from && /^(?:and|of|the)$/.test(token?.lower ?? '') && next?.capital === true && end + 1 < to;
      const numbered = end > from && token?.kind === 'number';
      const named = token?.kind === 'word' && token.capital && ((wordClass(token.lower) & W.Time) === 0 || end > from);
      if (!joins && !numbered && !(named && (end > from || !NOT_NAMES.has(token.lower)))) break;
      end += 1;
    }
    return end;
  }

  private isMedium({ from, to }: Range): boolean {
    const lower = this.tokens.slice(from, to).map((token) => token.lower);
    const phrase = lower.join(' ');
    if (SHORT_MEDIA.has(phrase) || STATE_MEDIA.has(phrase)) return true;
    if (MEDIA_WORDS.has(lower.at(-1) ?? '') && (lower.length > 1 || this.lower(from - 1) === 'the')) return true;
    return lower.length > 1 && /^(?:radio|television|tv|channel|studio)$/.test(lower[0] ?? '');
  }

  /** A name of several words that stands nowhere else, and of which nothing says that it is a person's or a body's. */
  private isStranger({ from, to }: Range): boolean {
    const lower = this.tokens.slice(from, to).map((token) => token.lower);
    if (lower.length < 2 && this.lower(from - 1) !== 'the') return false;
    if (genderOfGivenName(lower[0] ?? '') !== undefined || this.tokens[to]?.text === ',') return false;
    if (lower.some((word) => TITLES.has(word) || ORGANISATION_WORDS.has(word) || GOVERNMENT_WORDS.has(word)))
      return false;
    return lower.every((word) => this.countOf(word) === 1);
  }

  private countOf(lower: string): number {
    if (this.counts === undefined) {
      this.counts = new Map();
      for (const token of this.tokens)
        if (token.capital) this.counts.set(token.lower, (this.counts.get(token.lower) ?? 0) + 1);
    }
    return this.counts.get(lower) ?? 0;
  }

  /** "told the Post" in the Evening Post, "told this programme". */
  private isOutlet({ from, to }: Range): boolean {
    for (let i = from; i < to; i += 1) if (!this.outlet.has(this.lower(i))) return false;
    return true;
  }

  private lower(i: number): string {
    return this.tokens[i]?.lower ?? '';
  }
}

function overlaps(a: Range, b: Range): boolean {
  return a.from < b.to && b.from < a.to;
}
