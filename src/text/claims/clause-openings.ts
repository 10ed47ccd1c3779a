import {
  CONTRASTS,
  COORDINATORS,
  MANNER_GERUNDS,
  NAMING_PARTICIPLES,
  RELATIVE_OBJECTS,
  RELATIVES,
  SUMMARIES,
} from '../lexicon/clauses.js';
import { W } from '../lexicon/word-classes.js';
import { classOf, type Token } from '../reading/tokens.js';
import type { Grammar } from './grammar.js';

/**
 * What a mark or conjunction opens: a clause with its own subject and verb, a verb that shares the subject before, a relative or
 * participial clause, a word that sums up what was said, a phrase with a preposition, or anything else.
 */
export type OpeningKind = 'clause' | 'verb' | 'relative' | 'participle' | 'summary' | 'preposition' | 'words';

export interface Opening {
  readonly kind: OpeningKind;
  /** First token of the new clause's own words: marks, conjunctions and a leading "that" left out. */
  readonly words: number;
  /** "and that": one more thing that somebody said. */
  readonly reported: boolean;
}

/** No rule looks further ahead, so that a text that is one long sentence takes linear time. */
const WINDOW = 40;
const SUBJECT_WINDOW = 14;
const LEAD_WINDOW = 10;
/** A relative clause in which no verb was seen has more words than this. */
const LEAST_RELATIVE = 3;

/** Of words said or written; `resumes`: after the words at hand comes, past an insertion, a finite verb. */
export interface Place {
  readonly to: number;
  readonly quoted: boolean;
  readonly attributed: boolean;
  readonly resumes: boolean;
}

/** Reads what stands after a clause boundary. */
export class ClauseOpenings {
  private readonly tokens: readonly Token[];

  constructor(private readonly grammar: Grammar) {
    this.tokens = grammar.tokens;
  }

  /** What the mark or conjunction at `at` opens; `gap`: what comes at `at` after another's words, as if after a comma. */
  after(at: number, place: Place, gap = false): Opening {
    const mark = isMark(this.tokens[at]) ? (this.tokens[at]?.text ?? '') : gap ? ',' : '';
    let from = at;
    while (from < Math.min(place.to, at + 6) && (isMark(this.tokens[from]) || this.tokens[from]?.kind === 'quote'))
      from += 1;
    const joined = COORDINATORS.has(this.lower(from));
    const first = joined ? from + 1 : from;
    const words = this.lower(first) === 'that' && joined && place.attributed ? first + 1 : first;
    const open = (kind: OpeningKind, start = from): Opening => ({ kind, words: start, reported: words > first });
    if (words > first) return this.clauseVerb(words, place, true) >= 0 ? open('clause', words) : open('words');
    if (mark !== '' && CONTRASTS.has(this.lower(from)) && this.clauseVerb(from + 1, place, true) >= 0)
      return open('clause', from + 1);
    // "rose 2%, helped by a weak currency"
    const suffered = mark !== '' && !joined && this.lower(from + 1) === 'by' && this.isParticipial(from, place.to);
    if (suffered) return open('participle');
    if (this.isVerbPhrase(first, place.to)) return open('verb');
    if (mark !== '' && !joined) {
      if (this.isRelative(from, place)) return open('relative');
      if (this.isParticipial(from, place.to)) return open('participle');
      if (this.isSummary(from)) return open('summary');
    }
    if (this.coordinates(mark, from, first, place)) return open('clause', first);
    return open((classOf(this.tokens[first]) & W.Prep) !== 0 ? 'preposition' : 'words');
  }

  private coordinates(mark: string, from: number, first: number, place: Place): boolean {
    const joined = first > from;
    const splice = mark === ',' && place.quoted && /^(?:i|we|you|he|she|they|it)(?:['’].*)?$/.test(this.lower(first));
    if (!joined && mark !== ';' && mark !== ':' && !splice && !this.isListed(mark, first, place)) return false;
    if (this.lower(from) === 'so' || this.lower(from) === 'or' || /^(?:so|nor|that)$/.test(this.lower(first)))
      return false;
    if (joined && this.lower(first) === 'neither') return false;
    const verb =
      mark === ';' ? this.clauseVerb(this.pastLead(first, place.to), place, true) : this.clauseVerb(first, place);
    if (verb < 0 || (mark === '' && !this.opensSubject(first, verb, from - 1))) return false;
    return verb >= place.to || !this.isElliptical(verb, place.to);
  }

  /** "Schools are shut, [the port has been cleared] and the rain has begun": one clause of several. */
  private isListed(mark: string, first: number, place: Place): boolean {
    if (mark !== ',' || !this.grammar.tagged) return false;
    const verb = this.clauseVerb(first, place);
    if (verb < 0 || verb >= place.to || !this.opensSubject(first, verb, first - 1)) return false;
    for (let i = first; i < Math.min(place.to, verb + WINDOW); i += 1) {
      if (isMark(this.tokens[i])) return false;
      if (i < verb || this.lower(i) !== 'and') continue;
      const next = this.clauseVerb(i + 1, place);
      return next >= 0 && next < place.to && this.opensSubject(i + 1, next, i - 1);
    }
    return false;
  }

  /** "; in 2011, a surge drowned 61": past the phrase that says when or where. */
  private pastLead(from: number, to: number): number {
    if ((classOf(this.tokens[from]) & (W.Prep | W.Adverb)) === 0) return from;
    for (let i = from + 1; i < Math.min(to, from + LEAD_WINDOW); i += 1) {
      if (this.tokens[i]?.text === ',') return i + 1;
      if (isMark(this.tokens[i]) || this.grammar.isFinite(i)) return from;
      // "in a letter it described": a nominative opens the clause.
      if (/^(?:i|we|he|she|it|they|there)$/.test(this.lower(i))) return i;
    }
    return from;
  }

  /** Where the finite verb of a clause that begins at `from` stands, with its subject before it; -1 if there is none. */
  private clauseVerb(from: number, place: Place, anySubject = false): number {
    let subject = anySubject;
    let pending = 0;
    const end = Math.min(place.to, from + SUBJECT_WINDOW);
    for (let i = from; i < end; i += 1) {
      const token = this.tokens[i];
      if (isMark(token) && (token?.text !== ',' || !subject)) return -1;
      if (i > from && COORDINATORS.has(this.lower(i)) && !subject) return -1;
      if (this.grammar.isSubject(i)) subject = true;
      if (this.grammar.isSubordinator(i)) {
        if (i === from) return -1;
        pending += 1;
      } else if (this.grammar.isFinite(i)) {
        if (pending === 0) return subject || this.followsNoun(from, i) ? i : -1;
        pending -= 1;
        while (this.grammar.isVerb(i + 1) || (classOf(this.tokens[i + 1]) & W.Adverb) !== 0) i += 1;
      }
    }
    return end === place.to && place.resumes ? place.to : -1;
  }

  /** "the first arrived", "yields rose": a noun right before the verb, and no preposition before that. */
  private followsNoun(from: number, verb: number): boolean {
    const before = (classOf(this.tokens[verb - 1]) & W.Adverb) === 0 ? verb - 1 : verb - 2;
    const other = W.Prep | W.Coord | W.Subord | W.Rel | W.To | W.Possessive | W.Adverb;
    for (let i = from; i <= before; i += 1) if ((classOf(this.tokens[i]) & W.Prep) !== 0) return false;
    return before >= from && this.tokens[before]?.kind === 'word' && (classOf(this.tokens[before]) & other) === 0;
  }

  /**
   * Without a comma "and" joins clauses only where no noun before it pairs with the noun after: "pay and night shifts" is one phrase.
   */
  private opensSubject(first: number, verb: number, before: number): boolean {
    const cls = classOf(this.tokens[first]);
    if ((cls & (W.Prep | W.Subord | W.To)) !== 0 && (cls & W.SubjectPronoun) === 0) return false;
    const previous = classOf(this.tokens[before]);
    if ((previous & (W.ObjectPronoun | W.Adverb | W.Time)) !== 0) return true;
    if ((cls & (W.SubjectPronoun | W.Det | W.Possessive)) !== 0 || this.tokens[first]?.capital === true) return true;
    // "and everything was smoke": a word alone before its verb.
    if (verb === first + 1 && this.grammar.tagged) return true;
    for (let i = first; i < Math.min(verb, first + SUBJECT_WINDOW); i += 1)
      if (this.grammar.isSubject(i)) return this.grammar.tagged;
    return false;
  }

  /** "and nobody is going to", "and it will not do so", "and I did not": says nothing without the words before. */
  private isElliptical(verb: number, to: number): boolean {
    let last = verb;
    let main = (classOf(this.tokens[verb]) & W.Modal) === 0;
    for (let i = verb + 1; i < Math.min(to, verb + WINDOW); i += 1) {
      const token = this.tokens[i];
      if (isMark(token)) break;
      if (token?.kind === 'word' || token?.kind === 'number') last = i;
      if (token?.lower === 'so' && /^(?:do|does|did|done)$/.test(this.lower(i - 1))) return true;
      if (this.grammar.isVerb(i) || token?.lower === 'be') main = true;
    }
    return !main || /^(?:to|not)$/.test(this.lower(last));
  }

  private isVerbPhrase(from: number, to: number): boolean {
    for (let i = from; i < Math.min(to, from + 4); i += 1) {
      if (this.grammar.isFinite(i)) return !this.grammar.isSubject(i);
      if ((classOf(this.tokens[i]) & W.Adverb) === 0) return false;
    }
    return false;
  }

  private isRelative(from: number, place: Place): boolean {
    const at = this.relativeWord(from, place.to);
    if (at < 0) return false;
    for (let i = at + 1; i < Math.min(place.to, at + WINDOW); i += 1) if (this.grammar.isFinite(i)) return true;
    // A verb that was taken for a noun: "whose bakery backs on to the unit".
    return /^who(?:se)?$/.test(this.lower(at)) && this.wordsToMark(at, place.to) > LEAST_RELATIVE;
  }

  /** "who", "in which", "11 of which"; -1 for none. */
  private relativeWord(from: number, to: number): number {
    if (RELATIVES.has(this.lower(from))) return from;
    for (let i = from + 1; i < Math.min(to, from + 5); i += 1) {
      if (RELATIVE_OBJECTS.has(this.lower(i)) && (classOf(this.tokens[i - 1]) & W.Prep) !== 0) return i;
      if (this.grammar.isFinite(i) || isMark(this.tokens[i])) return -1;
    }
    return -1;
  }

  private isParticipial(from: number, to: number): boolean {
    const at = (classOf(this.tokens[from]) & W.Adverb) !== 0 ? from + 1 : from;
    const token = this.tokens[at];
    if (token?.kind !== 'word' || token.capital || at + 1 >= to) return false;
    const length = this.wordsToMark(at, to);
    if (this.grammar.isGerund(at))
      return length >= 3 && !MANNER_GERUNDS.has(token.lower) && !COORDINATORS.has(this.lower(at + 1));
    const next = classOf(this.tokens[at + 1]);
    return (
      this.grammar.isParticiple(at) &&
      !NAMING_PARTICIPLES.has(token.lower) &&
      length >= 4 &&
      (next & (W.Prep | W.Adverb | W.Det)) !== 0
    );
  }

  private wordsToMark(from: number, to: number): number {
    let count = 0;
    for (let i = from; i < Math.min(to, from + 8) && !isMark(this.tokens[i]); i += 1)
      if (this.tokens[i]?.kind === 'word' || this.tokens[i]?.kind === 'number') count += 1;
    return count;
  }

  private isSummary(from: number): boolean {
    if (!/^an?$/.test(this.lower(from))) return false;
    return SUMMARIES.has(this.lower(from + 1)) && !isMark(this.tokens[from + 2]);
  }

  private lower(i: number): string {
    return this.tokens[i]?.lower ?? '';
  }
}

/** Comma, semicolon, colon or dash. */
export function isMark(token: Token | undefined): boolean {
  if (token?.kind !== 'punct') return false;
  const { text } = token;
  return text === ',' || text === ';' || text === ':' || text === '–' || text === '—' || text.startsWith('--');
}
