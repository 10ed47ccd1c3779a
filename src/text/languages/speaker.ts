import type { ClaimantKind, SplitClaimant } from '../claim.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import { isAcronym, NameReader, type NameRun } from './name-reader.js';
import { SpeakerMemory, unnamedSource, type Speaker } from './speaker-memory.js';
import type { SpeechHabits } from './speech-habits.js';
import type { SpokenCue } from './spoken-cue.js';

/** Words searched for a speaker on either side of a cue. */
const REACH = 16;
const LONGEST_DESCRIPTION = 8;

/** Finds the speaker next to a cue; one instance per article, asked in reading order, as pronouns mean whoever spoke last. */
export class SpeakerFinder {
  private readonly names: NameReader;
  /** Last word of a full name → that name, as first given by the article. */
  private readonly byLastWord = new Map<string, SplitClaimant>();
  private readonly memory: SpeakerMemory;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly habits: SpeechHabits,
  ) {
    this.names = new NameReader(tokens, habits);
    this.memory = new SpeakerMemory(tokens, habits);
    for (const run of this.names.runs(0, tokens.length)) {
      if (run.size < 2 || this.kindOf(run.name) !== 'person') continue;
      const last = lastWord(run.name);
      if (!this.byLastWord.has(last)) this.byLastWord.set(last, { name: run.name, kind: 'person', aliases: [] });
    }
  }

  /** The speaker after `cue`: "dijo ayer la alcaldesa, Marta Ruiz". Never reads past `limit`. */
  after(cue: SpokenCue, limit: number): Speaker {
    // "a-t-il ajouté": the pronoun hangs on the verb.
    if (cue.pronoun) return this.memory.again(null, cue);
    const { pronouns, speaksFrom, dropsSubject } = this.habits;
    const first = this.skipAdverbs(cue.to, limit);
    if (first < limit && pronouns.has(this.names.lower(first)))
      return this.memory.again({ from: first, to: first + 1 }, cue);
    const to = this.phraseEnd(cue.to, Math.min(limit, cue.to + REACH));
    const run =
      first < to && speaksFrom.has(this.names.lower(first)) ? undefined : this.named(cue, cue.to, to, 'first');
    if (run !== undefined) return run;
    const described = this.described(first, to) ?? this.describedFrom(first, to);
    if (described !== undefined) return this.memory.heard(described, cue);
    return dropsSubject ? this.memory.again(null, cue) : { source: null, claimant: unnamedSource() };
  }

  /** The speaker between `from` and `cue`: "Marta Ruiz, alcaldesa de Toledo, explicó". */
  before(from: number, cue: SpokenCue): Speaker | undefined {
    const start = this.clauseStart(from, cue.from);
    let end = cue.from;
    while (end > start && (this.habits.adverbs.has(this.names.lower(end - 1)) || this.isComma(end - 1))) end -= 1;
    if (end > start && this.habits.pronouns.has(this.names.lower(end - 1)))
      return this.memory.again({ from: end - 1, to: end }, cue);
    const run = this.named(cue, start, end, 'last');
    if (run !== undefined) {
      const { source } = run;
      const apposed = source !== null && this.isComma(source.to) && this.isComma(cue.from - 1);
      return apposed ? { ...run, source: { from: source.from, to: end } } : run;
    }
    const described = this.described(this.skipAdverbs(start, end), end);
    return described && this.memory.heard(described, cue);
  }

  /** A name at `from`, right before the colon. */
  announced(from: number, colon: number): Speaker | undefined {
    if (colon - from > REACH) return undefined;
    const run = this.names.runs(from, colon).find((one) => one.from === from && one.to === colon);
    return run && this.memory.heard(this.speaking({ from, to: colon }, run), { from: colon, to: colon + 1 });
  }

  /** Whoever spoke last. */
  again(cue: Range): Speaker {
    return this.habits.dropsSubject ? this.memory.again(null, cue) : { source: null, claimant: unnamedSource() };
  }

  /** The first or last name in `[from, to)` that is nobody's office or place, full names before single words. */
  private named(cue: Range, from: number, to: number, which: 'first' | 'last'): Speaker | undefined {
    const runs = this.names.runs(from, to);
    const free = runs.filter((run) => run.tied === undefined);
    if (which === 'last') free.reverse();
    const run = free.find((one) => one.size > 1) ?? free.find((one) => !one.determined);
    return run && this.memory.heard(this.speaking({ from: this.sourceStart(from, run, runs), to: run.to }, run), cue);
  }

  private speaking(source: Range, run: NameRun): Speaker {
    const known = run.size === 1 ? this.byLastWord.get(lastWord(run.name)) : undefined;
    if (known !== undefined && known.name !== run.name && !known.aliases.includes(run.name))
      known.aliases.push(run.name);
    return { source, claimant: known ?? this.byName(run.name) };
  }

  private byName(name: string): SplitClaimant {
    const known = this.byLastWord.get(lastWord(name));
    return known?.name === name ? known : { name, kind: this.kindOf(name), aliases: [] };
  }

  /** A source known by its description only: "un portavoz del ministerio". Undefined where the words are none. */
  private described(from: number, limit: number): Speaker | undefined {
    const { determiners, breaks, adverbs } = this.habits;
    const to = Math.min(limit, from + LONGEST_DESCRIPTION);
    let end = from;
    while (end < to && this.tokens[end]?.kind === 'word') {
      if (breaks.has(this.names.lower(end)) || adverbs.has(this.names.lower(end))) break;
      end += 1;
    }
    while (end > from && determiners.has(this.names.lower(end - 1))) end -= 1;
    if (end === from) return undefined;
    const head = determiners.has(this.names.lower(from)) ? from + 1 : from;
    const kind = this.bodyKind(this.names.lower(head).replace(/^[dl]’/, '')) ?? 'unnamed';
    const name = this.tokens
      .slice(from, end)
      .map((token) => token.text)
      .join(' ');
    return { source: { from, to: end }, claimant: { name, kind, aliases: [] } };
  }

  /** "заявили в полиции" */
  private describedFrom(at: number, limit: number): Speaker | undefined {
    if (at >= limit || !this.habits.speaksFrom.has(this.names.lower(at))) return undefined;
    return this.described(at + 1, limit);
  }

  /** Where the source that holds `run` starts: after the adverbs and adverbials before it, with its office. */
  private sourceStart(from: number, run: NameRun, runs: readonly NameRun[]): number {
    let start = from;
    for (let i = from; i < run.from; i += 1) {
      const lower = this.names.lower(i);
      if (this.habits.breaks.has(lower) || this.habits.adverbs.has(lower) || this.tokens[i]?.kind === 'punct') {
        const office =
          this.tokens[i]?.text === ',' && i > start && this.habits.determiners.has(this.names.lower(start));
        if (!office) start = i + 1;
      }
    }
    for (const other of runs) if (other.tied === 'adverbial' && other.to <= run.from) start = Math.max(start, other.to);
    return start;
  }

  /** The end of the noun phrase after a cue: at a mark, or at a comma that does not open a name. */
  private phraseEnd(from: number, limit: number): number {
    for (let i = from; i < limit; i += 1) {
      const token = this.tokens[i];
      if (token === undefined || token.kind === 'word' || token.kind === 'number') {
        if (i > from && this.habits.complementisers.has(token?.lower ?? '')) return i;
        continue;
      }
      const apposed = token.text === ',' && i > from && this.names.isName(i + 1);
      if (!apposed || this.names.runs(from, i).some((run) => run.size > 1 && run.tied === undefined)) return i;
    }
    return limit;
  }

  /** The start of the clause before a cue: after the last mark that is no comma. */
  private clauseStart(from: number, to: number): number {
    for (let i = to - 1; i >= Math.max(from, to - REACH); i -= 1) {
      const token = this.tokens[i];
      if (token !== undefined && !/^(?:word|number|symbol)$/.test(token.kind) && !this.isComma(i)) return i + 1;
    }
    return Math.max(from, to - REACH);
  }

  private skipAdverbs(from: number, limit: number): number {
    const { adverbs, determiners } = this.habits;
    let i = from;
    for (;;) {
      const dated = determiners.has(this.names.lower(i)) && adverbs.has(this.names.lower(i + 1));
      if (i >= limit || (!dated && !adverbs.has(this.names.lower(i)))) return Math.min(i, limit);
      i += dated ? 2 : 1;
    }
  }

  private isComma(i: number): boolean {
    return this.tokens[i]?.text === ',';
  }

  private kindOf(name: string): ClaimantKind {
    for (const word of name.toLowerCase().split(' ')) {
      const kind = this.bodyKind(word);
      if (kind !== undefined) return kind;
    }
    return isAcronym(name) ? 'organisation' : 'person';
  }

  private bodyKind(word: string): ClaimantKind | undefined {
    if (this.habits.government.test(word)) return 'government';
    return this.habits.organisation.test(word) ? 'organisation' : undefined;
  }
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1);
}
