import { W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import { wordCount } from './claim-pieces.js';
import { ClauseOpenings, isMark, type Opening, type Place } from './clause-openings.js';
import type { Grammar } from './grammar.js';
import { classOf } from '../reading/tokens.js';

/** A statement within a sentence, in tokens. `main` stands by itself; the others hang on it and yet say something of their own. */
export interface Clause {
  readonly kind: 'main' | 'relative' | 'participle' | 'summary';
  /** In reading order; marks at the edges included. */
  readonly pieces: { from: number; to: number }[];
  /** It has a finite verb, or a participle in its place. */
  states: boolean;
  /** The main clause goes on after it. */
  medial: boolean;
}

/** Words of one voice that follow one another in a sentence, cut into runs by the words of others. */
export interface Voice {
  readonly runs: readonly Range[];
  /** Somebody is said to say them; they go on after "she said" as one statement. */
  readonly attributed: boolean;
  /** Whether a run is a statement of its own rather than the end of the one before it. */
  apart(before: Range, run: Range): boolean;
}

/** A clause of fewer words is not cut off. */
const LEAST_WORDS = 3;

/** Cuts the words of one voice in a sentence into clauses. Linear in its tokens. */
export function clausesOf(grammar: Grammar, quoted: Uint8Array, voice: Voice): Clause[] {
  return new ClauseReader(grammar, quoted, voice).read();
}

class ClauseReader {
  private readonly openings: ClauseOpenings;
  private readonly clauses: Clause[] = [];
  private main: Clause;
  /** The clause within the main clause that is being read. */
  private inner: Clause | undefined;
  /** Subordinators of the clause being read that still wait for their verb. */
  private pending = 0;
  /** The last verb belongs to a subordinate clause. */
  private subordinate = false;
  private words = 0;
  /** Words since the last mark. */
  private chunk = 0;
  private parentheses = 0;

  constructor(
    private readonly grammar: Grammar,
    private readonly quoted: Uint8Array,
    private readonly voice: Voice,
  ) {
    this.openings = new ClauseOpenings(grammar);
    this.main = this.add('main');
  }

  read(): Clause[] {
    const { runs } = this.voice;
    runs.forEach((run, r) => {
      const before = runs[r - 1];
      if (before !== undefined) this.resume(before, run);
      const next = runs[r + 1];
      this.run(run, r > 0, next !== undefined && this.startsWithVerb(next));
    });
    return this.clauses.filter(({ pieces }) => pieces.length > 0);
  }

  private run(run: Range, resumed: boolean, resumes: boolean): void {
    let i = run.from;
    while (i < run.to) {
      const gap = resumed && i === run.from;
      const opening =
        gap || this.boundary(i, run) ? this.openings.after(i, this.place(i, run.to, resumes), gap) : undefined;
      const from = opening === undefined ? i : this.enter(opening, i, run);
      // The words an opening begins with are no boundary themselves.
      const to = opening === undefined ? i + 1 : Math.min(run.to, Math.max(from, opening.words) + 1);
      for (i = from; i < to; i += 1) this.append(i);
    }
  }

  private place(i: number, to: number, resumes: boolean): Place {
    const attributed = this.voice.attributed && this.inner?.kind !== 'summary';
    return { to, resumes, quoted: this.quoted[i] === 1, attributed };
  }

  /** A mark or a bare conjunction, outside brackets and outside words quoted within a clause. */
  private boundary(i: number, run: Range): boolean {
    const token = this.grammar.tokens[i];
    if (token?.text === '(') this.parentheses += 1;
    if (token?.text === ')') this.parentheses = Math.max(0, this.parentheses - 1);
    if (this.parentheses > 0 || token === undefined) return false;
    const joins = token.lower === 'and' || token.lower === 'but';
    if (!isMark(token) && !(joins && i > run.from)) return false;
    const first = this.current().pieces[0]?.from;
    return this.quoted[i] !== 1 || first === undefined || this.quoted[first] === 1;
  }

  /** Goes on with the clause that an opening belongs to, a new one if need be; tells from which token on. */
  private enter(opening: Opening, at: number, run: Range): number {
    const { kind } = opening;
    const gap = at === run.from;
    const bare = !gap && !isMark(this.grammar.tokens[at]);
    this.chunk = bare ? this.chunk : 0;
    // ", though details were not released" after another's words: nothing is left to part it from.
    if (kind === 'clause' && this.main.pieces.length === 0) return opening.words;
    // "He expects to win: “My rivals are cooked.”"
    if (!gap && this.quotes(at) && this.main.pieces.length > 0) {
      this.begin(this.add('main'));
      return opening.words;
    }
    // “We tried,” she said, “but nobody came”: set against what came before; otherwise the statement goes on.
    if (gap && kind === 'clause' && (!this.contrasts(at) || !this.mayCoordinate(false))) return at;
    if (kind === 'clause' && this.resumesWithPronoun(opening, at, bare)) {
      this.main.states = true;
      this.begin(this.add('main'));
      return opening.words;
    }
    if (
      kind === 'clause' &&
      (opening.reported ? this.main.states : this.mayCoordinate(bare, this.grammar.tokens[at]?.text === ';'))
    ) {
      this.begin(this.add('main'));
      return opening.words;
    }
    if (kind === 'relative' || kind === 'participle' || kind === 'summary') {
      if (kind === 'participle' && this.isMainVerb(opening.words, run.to)) return at;
      if (this.inner?.kind === 'participle' && kind === 'participle') return at;
      this.inner = this.add(kind);
      this.begin(this.inner);
      this.inner.states = kind !== 'relative';
      return opening.words;
    }
    if (this.inner !== undefined && !bare && this.returns(opening, at, run)) {
      this.inner.medial = true;
      this.inner.states = true;
      this.inner = undefined;
      this.begin(this.main, this.main.states);
    }
    return at;
  }

  /** "A few hundred, and they will be paid", "a bag split and he saw": a nominative begins anew though no verb was seen before. */
  private resumesWithPronoun({ words }: Opening, at: number, bare: boolean): boolean {
    const { tokens } = this.grammar;
    if (this.main.states || this.inner !== undefined || this.pending > 0 || this.wordsOf(this.main) < LEAST_WORDS)
      return false;
    if (!/^(?:i|he|she|we|they)$/.test(tokens[words]?.lower ?? '')) return false;
    if (!/^(?:and|but)$/.test(tokens[words - 1]?.lower ?? '')) return false;
    return !bare || (classOf(tokens[at - 1]) & W.Verb) !== 0;
  }

  /** A colon and a quotation behind it. */
  private quotes(at: number): boolean {
    return (
      this.grammar.tokens[at]?.text === ':' &&
      this.grammar.tokens[at + 1]?.kind === 'quote' &&
      this.wordsOf(this.main) >= LEAST_WORDS
    );
  }

  /** Whether a run that goes on after another's words begins with "but"; with "and" only a quotation is one statement with it. */
  private contrasts(at: number): boolean {
    for (let i = at; i < at + 4; i += 1) {
      const token = this.grammar.tokens[i];
      if (token?.kind !== 'word') continue;
      return (
        /^(?:but|yet|though|although|whereas)$/.test(token.lower) || (token.lower === 'and' && this.quoted[i] !== 1)
      );
    }
    return false;
  }

  /** `parted`: by a semicolon, before which two words are enough ("Lumitec came; …"). */
  private mayCoordinate(bare: boolean, parted = false): boolean {
    const first = this.grammar.tokens[this.main.pieces[0]?.from ?? 0]?.lower ?? '';
    if (!this.main.states || first === 'if' || first === 'unless') return false;
    if (!bare) return this.wordsOf(this.main) >= (parted ? LEAST_WORDS - 1 : LEAST_WORDS);
    return this.inner === undefined && !this.subordinate && this.pending === 0 && this.chunk >= LEAST_WORDS;
  }

  /** "His neighbour — no relation — sprayed in spring": what looks like a participle is the verb the main clause waits for. */
  private isMainVerb(at: number, to: number): boolean {
    return this.main.pieces.length > 0 && !this.main.states && !this.grammar.isGerund(at) && !this.verbFollows(at, to);
  }

  /** Whether the main clause goes on where a mark ends the clause within it. */
  private returns(opening: Opening, at: number, run: Range): boolean {
    if (this.inner === undefined) return false;
    // "whose term ends in May, has resigned": the last verb is the main clause's, though none was seen in the relative clause.
    const awaited = !this.main.states && this.main.pieces.length > 0 && !this.verbFollows(opening.words + 1, run.to);
    if (opening.kind === 'verb' && (this.inner.states || awaited)) return true;
    if (!this.inner.states) return false;
    if (this.main.pieces.length === 0) return false;
    if (this.main.states) return opening.kind === 'preposition' || opening.kind === 'clause';
    return !this.verbFollows(at + 1, run.to);
  }

  /** Whether a later mark is followed at once by the verb that the main clause waits for. */
  private verbFollows(from: number, to: number): boolean {
    for (let i = from; i < Math.min(to, from + 30); i += 1)
      if (isMark(this.grammar.tokens[i]) && this.openings.after(i, this.place(i, to, false)).kind === 'verb')
        return true;
    return false;
  }

  /** Another's words stood between this run and the one before. */
  private resume(before: Range, run: Range): void {
    const verb = this.startsWithVerb(run);
    const opens = this.voice.apart(before, run);
    this.inner = undefined;
    if (opens && !(verb && !this.main.states && this.main.pieces.length > 0)) this.main = this.add('main');
    this.begin(this.main, this.main.states);
  }

  private startsWithVerb(run: Range): boolean {
    return this.openings.after(run.from, this.place(run.from, run.to, false)).kind === 'verb';
  }

  private current(): Clause {
    return this.inner ?? this.main;
  }

  private begin(clause: Clause, resumed = false): void {
    if (clause.kind === 'main') {
      this.main = clause;
      this.inner = undefined;
    }
    this.pending = 0;
    this.subordinate = false;
    this.words = resumed ? LEAST_WORDS : 0;
    this.chunk = 0;
  }

  private add(kind: Clause['kind']): Clause {
    const clause: Clause = { kind, pieces: [], states: false, medial: false };
    this.clauses.push(clause);
    return clause;
  }

  private append(i: number): void {
    const clause = this.current();
    const last = clause.pieces.at(-1);
    if (last?.to === i) last.to = i + 1;
    else clause.pieces.push({ from: i, to: i + 1 });
    const kind = this.grammar.tokens[i]?.kind;
    if (kind === 'word' || kind === 'number') {
      this.words += 1;
      this.chunk += 1;
    }
    this.track(clause, i);
  }

  /** Keeps count of which verb belongs to which subordinator, so as to know whether the clause itself has one. */
  private track(clause: Clause, i: number): void {
    const { grammar } = this;
    const token = grammar.tokens[i];
    if (isMark(token) && !clause.states) this.pending = 0;
    if (grammar.isSubordinator(i) && !this.isLead(clause, i)) this.pending += 1;
    if (!grammar.isFinite(i) || this.inGroup(i)) return;
    this.subordinate = this.pending > 0;
    if (this.pending > 0) this.pending -= 1;
    else clause.states = true;
  }

  /** "in which", "11 of which", the "that" that somebody said: words that lead the clause in, and take no verb from it. */
  private isLead(clause: Clause, i: number): boolean {
    if (clause.states) return false;
    if (clause.kind === 'relative') return i - (clause.pieces[0]?.from ?? i) < 5;
    return clause.kind === 'main' && this.words <= 1 && clause.pieces.length === 1 && this.isThat(i);
  }

  private isThat(i: number): boolean {
    return this.voice.attributed && /^(?:that|whether)$/.test(this.grammar.tokens[i]?.lower ?? '');
  }

  /** "has been said": one verb. */
  private inGroup(i: number): boolean {
    for (let k = i - 1; k >= i - 3; k -= 1) {
      if (this.grammar.isFinite(k)) return true;
      if ((classOf(this.grammar.tokens[k]) & (W.Adverb | W.Not)) === 0) return false;
    }
    return false;
  }

  private wordsOf(clause: Clause): number {
    return clause.pieces.reduce((sum, piece) => sum + wordCount(this.grammar.tokens, piece), 0);
  }
}
