import type { Reading } from '../claimants/article-reading.js';
import { states, trimPiece, wordCount } from './claim-pieces.js';
import { splitCoordination } from '../attribution/split-coordination.js';
import { asideParagraphs, datelineOf } from '../reading/headline.js';
import type { Range } from '../reading/sentences.js';
import { TokenLabels } from '../reading/token-labels.js';

/** A claim in tokens. `attribution` is an index into the reading's attributions, -1 for the article's own voice. */
export interface ClaimPieces {
  readonly sentence: number;
  readonly attribution: number;
  readonly pieces: Range[];
}

const enum Role {
  None,
  Content,
  Source,
  Cue,
}

interface Run extends Range {
  readonly role: Role;
  readonly owner: number;
}

/** Cuts an article into claims in reading order and labels every token with what became of it. */
export function segmentClaims(
  reading: Reading,
  depths: readonly number[],
): { claims: ClaimPieces[]; labels: TokenLabels } {
  return new Segmenter(reading, depths).run();
}

class Segmenter {
  private readonly labels: TokenLabels;
  private readonly role: Uint8Array;
  private readonly owner: Int32Array;
  private readonly claims: ClaimPieces[] = [];

  constructor(
    private readonly reading: Reading,
    depths: readonly number[],
  ) {
    const count = reading.document.tokens.length;
    this.labels = new TokenLabels(count);
    this.role = new Uint8Array(count);
    this.owner = new Int32Array(count).fill(-1);
    const order = reading.found.map((_, index) => index).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0) || a - b);
    for (const index of order) this.claimTokens(index);
    for (const index of order) this.cueTokens(index);
  }

  run(): { claims: ClaimPieces[]; labels: TokenLabels } {
    const { document } = this.reading;
    const asides = asideParagraphs(document);
    document.frames.forEach((frame, index) => {
      // A dateline stands at the head of the body: after a headline and perhaps a byline, never later.
      const opens = document.paragraphs[frame.paragraph]?.from === frame.from;
      const dateline = opens && frame.paragraph < 4 ? datelineOf(document, index) : undefined;
      if (dateline !== undefined) this.labels.mark(dateline, 'aside', 'dateline');
    });
    document.sentences.forEach((sentence, index) => {
      const aside = asides.get(sentence.paragraph);
      if (aside !== undefined) this.labels.mark(sentence, 'aside', aside);
      else this.sentence(sentence, index);
    });
    return { claims: this.claims, labels: this.labels };
  }

  private claimTokens(index: number): void {
    const found = this.reading.found[index];
    if (found === undefined) return;
    for (const piece of found.content) this.fill(piece, Role.Content, index);
  }

  /** After all contents: the cue of an outer attribution may stand inside the sentence of an inner one. */
  private cueTokens(index: number): void {
    const found = this.reading.found[index];
    if (found === undefined) return;
    this.fill(found.cue, Role.Cue, index);
    if (found.source !== null) this.fill(found.source, Role.Source, index);
  }

  private fill(range: Range, role: Role, owner: number): void {
    this.role.fill(role, range.from, range.to);
    this.owner.fill(owner, range.from, range.to);
  }

  private sentence(sentence: Range, index: number): void {
    const runs = this.runsOf(sentence);
    const attributed = runs.some((run) => run.role !== Role.None);
    const open = new Map<number, number>();
    runs.forEach((run, r) => {
      if (run.role === Role.Source) this.labels.mark(run, 'attribution', 'source');
      else if (run.role === Role.Cue) this.labels.mark(run, 'attribution', 'cue');
      else if (run.role === Role.Content) this.content(run, index, open, runs, r);
      else this.remainder(run, index, attributed, sentence);
    });
  }

  private runsOf(sentence: Range): Run[] {
    const runs: Run[] = [];
    let from = sentence.from;
    while (from < sentence.to && this.labels.reasonOf(from) === 'dateline') from += 1;
    for (let i = from + 1; i <= sentence.to; i += 1) {
      if (i < sentence.to && this.role[i] === this.role[from] && this.owner[i] === this.owner[from]) continue;
      if (from < i) runs.push({ from, to: i, role: this.role[from] ?? Role.None, owner: this.owner[from] ?? -1 });
      from = i;
    }
    return runs;
  }

  private content(run: Run, sentence: number, open: Map<number, number>, runs: readonly Run[], r: number): void {
    const { tokens } = this.reading.document;
    const earlier = open.get(run.owner);
    // "moves which X perceives as provocative": the second piece needs its "as".
    const keepsAs = earlier !== undefined && tokens[run.from]?.lower === 'as';
    const piece = trimPiece(tokens, run, !keepsAs);
    if (piece.from >= piece.to || wordCount(tokens, piece) === 0) {
      this.edges(run, 'attribution');
      return;
    }
    const siblings = runs.some((other, o) => o !== r && other.role === Role.Content && other.owner !== run.owner);
    if (siblings && !states(tokens, piece) && this.hasChild(run.owner, runs)) {
      this.labels.mark(run, 'attribution', 'circumstance');
      return;
    }
    if (earlier !== undefined && !siblings) {
      this.claims[earlier]?.pieces.push(piece);
      this.labels.markClaim(piece, earlier, 'attributed');
      this.edges(run, 'attribution');
      return;
    }
    for (const part of splitCoordination(tokens, piece)) {
      this.labels.markClaim(part, this.claims.length, 'attributed');
      open.set(run.owner, this.claims.length);
      this.claims.push({ sentence, attribution: run.owner, pieces: [part] });
    }
    this.edges(run, 'attribution');
  }

  /** Whether another attribution of the sentence speaks inside `owner`'s content. */
  private hasChild(owner: number, runs: readonly Run[]): boolean {
    const outer = this.reading.found[owner];
    return runs.some(
      (run) =>
        run.owner !== owner &&
        run.role === Role.Cue &&
        outer?.content.some((piece) => piece.from <= run.from && run.to <= piece.to) === true,
    );
  }

  private remainder(run: Run, sentence: number, attributed: boolean, whole: Range): void {
    const { tokens } = this.reading.document;
    const piece = trimPiece(tokens, run, attributed);
    const words = wordCount(tokens, piece);
    if (words === 0) {
      this.edges(run, 'aside');
      return;
    }
    const question = tokens[whole.to - 1]?.text.includes('?') === true || tokens[whole.to - 2]?.text === '?';
    if (question && run.to === whole.to && !attributed) {
      this.labels.mark(run, 'aside', 'question');
      return;
    }
    const statement = states(tokens, piece);
    if (attributed && (!statement || words < 3)) {
      this.labels.mark(run, 'attribution', words < 2 ? 'connective' : 'circumstance');
      return;
    }
    if (!attributed && words < 3) {
      this.labels.mark(run, 'aside', 'fragment');
      return;
    }
    for (const part of splitCoordination(tokens, piece)) {
      this.labels.markClaim(part, this.claims.length, 'own voice');
      this.claims.push({ sentence, attribution: -1, pieces: [part] });
    }
    this.edges(run, 'aside');
  }

  /** Labels what trimming and splitting left of a run. */
  private edges(run: Range, layer: 'attribution' | 'aside'): void {
    const { tokens } = this.reading.document;
    for (let i = run.from; i < run.to; i += 1) {
      const word = tokens[i]?.kind === 'word' || tokens[i]?.kind === 'number';
      if (word) this.labels.mark({ from: i, to: i + 1 }, layer, 'connective');
      else this.labels.mark({ from: i, to: i + 1 }, 'aside', 'punctuation');
    }
  }
}
