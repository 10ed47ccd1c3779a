import type { Reading } from '../claimants/article-reading.js';
import { depthsOf } from '../attribution/nest-attributions.js';
import { RELATIVES } from '../lexicon/clauses.js';
import type { Range } from '../reading/sentences.js';
import { ClauseOpenings } from './clause-openings.js';
import type { Grammar } from './grammar.js';

/** What a token is in its innermost attribution; `None` is the article's own voice. */
export const enum Role {
  None,
  Content,
  Source,
  Cue,
}

/** Tokens of one role in one attribution; `owner` is its index, -1 for none. */
export interface Run extends Range {
  readonly role: Role;
  readonly owner: number;
}

/** Sources of more tokens are not searched for what is told about them. */
const LONGEST_SOURCE = 40;
/** A phrase before a source or cue that is no part of what is said before it has at most so many tokens. */
const LONGEST_LEAD_IN = 10;

/** Whose words each token of an article is: of two attributions the inner one's. */
export class TokenVoices {
  private readonly role: Uint8Array;
  private readonly owner: Int32Array;
  private readonly openings: ClauseOpenings;

  constructor(
    private readonly reading: Reading,
    parents: readonly number[],
    private readonly grammar: Grammar,
  ) {
    const { found, document } = reading;
    this.role = new Uint8Array(document.tokens.length);
    this.owner = new Int32Array(document.tokens.length).fill(-1);
    this.openings = new ClauseOpenings(grammar);
    const depths = depthsOf(parents);
    const order = found.map((_, index) => index).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
    for (const index of order) for (const piece of found[index]?.content ?? []) this.fill(piece, Role.Content, index);
    // After all contents: the cue of an outer attribution may stand inside the sentence of an inner one.
    for (const index of order) {
      const { cue, source } = found[index] ?? { cue: { from: 0, to: 0 }, source: null };
      this.fill(cue, Role.Cue, index);
      if (source !== null) this.fill(this.sourceProper(source), Role.Source, index);
    }
  }

  /** The runs of a stretch of tokens, in order. */
  runsOf({ from, to }: Range): Run[] {
    const runs: Run[] = [];
    let start = from;
    for (let i = from + 1; i <= to; i += 1) {
      if (i < to && this.role[i] === this.role[start] && this.owner[i] === this.owner[start]) continue;
      if (start < i) runs.push({ from: start, to: i, role: this.roleOf(start), owner: this.owner[start] ?? -1 });
      start = i;
    }
    return runs;
  }

  isAttributed(i: number): boolean {
    return this.roleOf(i) !== Role.None;
  }

  isSource(i: number): boolean {
    return this.role[i] === Role.Source;
  }

  /** "…, and after six weeks [she told me]": a phrase that leads in another's words does not end the words before. */
  withoutLeadIn(run: Run, end: number): Run {
    if (run.to === end || (this.roleOf(run.to) !== Role.Source && this.roleOf(run.to) !== Role.Cue)) return run;
    const { tokens } = this.reading.document;
    for (let i = run.to - 1; i > Math.max(run.from, run.to - LONGEST_LEAD_IN); i -= 1) {
      if (this.grammar.isFinite(i)) return run;
      if (tokens[i]?.text === ';' || (tokens[i]?.text === ',' && /^(?:and|but)$/.test(tokens[i + 1]?.lower ?? '')))
        return { ...run, to: i };
    }
    return run;
  }

  /**
   * Whether the run stands apart from the one before it, with others heard between them or only words about others: "it fell,
   * citing X, data from Y". Runs of a sentence follow one another, so that no token is looked at twice.
   */
  readonly apart = (before: Range, run: Range): boolean => {
    const owner = this.owner[run.from];
    let own = false;
    for (let i = before.to; i < run.from; i += 1) {
      if (this.role[i] === Role.Content) return true;
      if (this.role[i] !== Role.None && this.owner[i] === owner) own = true;
    }
    return !own;
  };

  /** A source without the facts told about it: "Ann Lee" of "Ann Lee, who runs the clinic," and "who" of "a clerk, Ann Lee, who". */
  private sourceProper({ from, to }: Range): Range {
    const { tokens } = this.reading.document;
    if (to - from > 1 && RELATIVES.has(tokens[to - 1]?.lower ?? '') && tokens[to - 2]?.text === ',')
      return { from: to - 1, to };
    for (let i = from + 1; i < Math.min(to, from + LONGEST_SOURCE); i += 1) {
      if (tokens[i]?.text !== ',') continue;
      const { kind } = this.openings.after(i, { to, quoted: false, attributed: false, resumes: false });
      if (kind === 'relative') return { from, to: i };
    }
    return { from, to };
  }

  private fill(range: Range, role: Role, owner: number): void {
    this.role.fill(role, range.from, range.to);
    this.owner.fill(owner, range.from, range.to);
  }

  private roleOf(i: number): Role {
    return this.role[i] ?? Role.None;
  }
}
