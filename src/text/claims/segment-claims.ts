import type { Reading } from '../claimants/article-reading.js';
import { W } from '../lexicon/word-classes.js';
import { asideParagraphs, datelineOf } from '../reading/headline.js';
import type { Range } from '../reading/sentences.js';
import { turnsOf } from '../reading/turns.js';
import { TokenLabels } from '../reading/token-labels.js';
import { captionMark, isGreeting } from './captions.js';
import { dropLeadOut, trimPiece, wordCount } from './claim-pieces.js';
import { clausesOf, type Clause } from './clauses.js';
import type { Grammar } from './grammar.js';
import { Role, TokenVoices, type Run } from './token-voices.js';
import { classOf } from '../reading/tokens.js';

/** A claim in tokens. `attribution` is an index into the reading's attributions, -1 for the article's own voice. */
export interface ClaimPieces {
  readonly sentence: number;
  readonly attribution: number;
  readonly pieces: Range[];
  readonly kind: Clause['kind'];
}

/** What is left when the claims of a voice have been taken out. */
interface Left extends Range {
  readonly reason: string;
}

/** A sentence being cut: what became a claim, and what did not. */
interface Drafts {
  readonly sentence: number;
  readonly claims: ClaimPieces[];
  readonly left: Left[];
}

/** Shorter remains of a sentence are no claims; a relative clause may be a word shorter. */
const LEAST_WORDS = 3;
/** Words after "that" among which a clause has its verb. */
const LONGEST_POINTING = 40;
/** How somebody came to speak. */
const ASKED = /^(?:asked|pressed|reached|contacted|questioned|speaking|writing)$/;

/**
 * Cuts an article into claims in reading order and labels every token with what became of it. `parents` holds the attribution around
 * each attribution, -1 for none.
 */
export function segmentClaims(
  reading: Reading,
  parents: readonly number[],
  grammar: Grammar,
): { claims: ClaimPieces[]; labels: TokenLabels } {
  return new Segmenter(reading, parents, grammar).run();
}

class Segmenter {
  private readonly labels: TokenLabels;
  private readonly voices: TokenVoices;
  private readonly claims: ClaimPieces[] = [];
  private transcript = false;
  /** Per attribution: another one stands within its content. */
  private readonly holdsAnother: Uint8Array;

  constructor(
    private readonly reading: Reading,
    private readonly parents: readonly number[],
    private readonly grammar: Grammar,
  ) {
    this.labels = new TokenLabels(reading.document.tokens.length);
    this.voices = new TokenVoices(reading, parents, grammar);
    this.holdsAnother = new Uint8Array(reading.found.length);
    for (const parent of parents) if (parent >= 0) this.holdsAnother[parent] = 1;
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
    const turns = turnsOf(document.tokens, document.paragraphs);
    this.transcript = turns.length > 0;
    for (const { from, words } of turns)
      if (!this.voices.isSource(from)) this.labels.mark({ from, to: words.from }, 'aside', 'speaker');
    document.sentences.forEach((sentence, index) => {
      const aside = asides.get(sentence.paragraph);
      if (aside !== undefined) this.labels.mark(sentence, 'aside', aside);
      else this.sentence(sentence, index);
    });
    return { claims: this.claims, labels: this.labels };
  }

  private sentence(sentence: Range, index: number): void {
    const runs = this.voices.runsOf(this.statement(sentence));
    const attributed = runs.some((run) => run.role !== Role.None);
    const contents = new Map<number, Run[]>();
    const own: Run[] = [];
    runs.forEach((run, r) => {
      if (run.role === Role.Source) this.labels.mark(run, 'attribution', 'source');
      else if (run.role === Role.Cue) this.labels.mark(run, 'attribution', 'cue');
      else if (run.role === Role.None)
        own.push(this.withSubject(this.voices.withoutLeadIn(run, sentence.to), runs[r - 1], runs[r + 1]));
      else {
        const words = this.voices.withoutLeadIn(run, sentence.to);
        const list = contents.get(run.owner);
        if (list === undefined) contents.set(run.owner, [words]);
        else list.push(words);
      }
    });
    const drafts: Drafts = { sentence: index, claims: [], left: [] };
    for (const [owner, pieces] of contents) this.content(pieces, owner, contents.size > 1, drafts);
    if (!attributed && this.isQuestion(sentence)) this.labels.mark(sentence, 'aside', 'question');
    else if (attributed) this.besideOthers(own, sentence.to, drafts);
    else this.ownVoice(own, drafts);
    this.settle(drafts, attributed);
    for (const run of runs) this.edges(run, run.role === Role.None ? 'aside' : 'attribution');
  }

  /** A sentence without dateline and caption label, which are set aside. */
  private statement(sentence: Range): Range {
    const { tokens } = this.reading.document;
    const caption = captionMark(tokens, sentence);
    if (caption !== undefined) this.labels.mark(caption, 'aside', caption.reason);
    let { from } = sentence;
    while (from < sentence.to && /^(?:dateline|caption|picture credit|speaker)$/.test(this.labels.reasonOf(from)))
      from += 1;
    return { from, to: sentence.to };
  }

  /** "[Lee declined to comment] but said …": between a source and its cue, what the source did; it is the subject of both. */
  private withSubject(run: Run, before: Run | undefined, after: Run | undefined): Run {
    const shared = before?.role === Role.Source && after?.role === Role.Cue && before.owner === after.owner;
    const { tokens } = this.reading.document;
    const lead = tokens[(after?.from ?? 0) - 1];
    const adds = lead?.text === ',' && after !== undefined && this.grammar.isGerund(after.from);
    if (!shared || (!adds && !/^(?:and|but)$/.test(lead?.lower ?? ''))) return run;
    for (let i = run.from; i < run.to; i += 1) if (this.grammar.isFinite(i)) return { ...run, from: before.from };
    return run;
  }

  private isQuestion({ to }: Range): boolean {
    const { tokens } = this.reading.document;
    return tokens[to - 1]?.text.includes('?') === true || tokens[to - 2]?.text === '?';
  }

  /** What somebody is said to say in the sentence; `siblings`: somebody else says something in it too. */
  private content(runs: readonly Run[], owner: number, siblings: boolean, drafts: Drafts): void {
    const { quoted } = this.reading;
    const clauses = clausesOf(this.grammar, quoted, { runs, attributed: true, apart: this.voices.apart });
    const states = clauses.some((clause) => clause.states && clause.kind === 'main');
    for (const clause of clauses) {
      const pieces = this.piecesOf(clause, true);
      const first = pieces[0];
      if (first === undefined) continue;
      // "X, quoting Y, said": what an outer voice says about the inner one is no claim.
      const outer = siblings && this.holdsAnother[owner] === 1;
      const remark =
        clause.kind === 'main' &&
        !clause.states &&
        (outer || (states && quoted[first.from] !== 1 && this.reading.document.tokens[first.from]?.lower !== 'to'));
      if (remark || (clause.kind === 'summary' && this.wordsOf(pieces) < LEAST_WORDS)) {
        this.leave(clause, 'circumstance', drafts);
        continue;
      }
      const reporters =
        quoted[first.from] !== 1 &&
        (this.parents[owner] ?? -1) < 0 &&
        isReporters(
          clause,
          states && this.holdsAnother[owner] !== 1,
          (pieces.at(-1)?.to ?? 0) <= (this.reading.found[owner]?.cue.from ?? 0),
        );
      drafts.claims.push({ sentence: drafts.sentence, attribution: reporters ? -1 : owner, pieces, kind: clause.kind });
    }
  }

  /** A sentence in which nobody else speaks. */
  private ownVoice(runs: readonly Run[], drafts: Drafts): void {
    const clauses = clausesOf(this.grammar, this.reading.quoted, { runs, attributed: false, apart: this.voices.apart });
    const states = clauses.some((clause) => clause.states);
    for (const clause of clauses) {
      const pieces = this.piecesOf(clause, false);
      // "The bell in its case, where it has stood since 1899": of a fragment only the clause within states something.
      if (this.isLong(clause, pieces) && (clause.states || !states)) this.claim(clause, pieces, drafts);
      else this.leave(clause, 'fragment', drafts);
    }
  }

  /** The article's own words in a sentence in which others speak: many only lead to what they say. */
  private besideOthers(runs: readonly Run[], end: number, drafts: Drafts): void {
    const { tokens } = this.reading.document;
    const clauses = clausesOf(this.grammar, this.reading.quoted, { runs, attributed: false, apart: () => true });
    const states = clauses.some((clause) => clause.states && clause.kind === 'main');
    for (const clause of clauses) {
      const pieces = this.piecesOf(clause, true)
        .map((piece) => (piece.to < end - 1 ? dropLeadOut(tokens, piece) : piece))
        .filter(({ from, to }) => from < to);
      // "Lee, pressed by reporters, said": how the saying came about.
      const remark = clause.kind === 'participle' && !states && !this.grammar.isGerund(pieces[0]?.from ?? 0);
      const stands =
        (clause.states || clause.kind === 'relative') &&
        (clause.kind !== 'summary' || this.wordsOf(pieces) >= LEAST_WORDS);
      // "We know [the government is disputing the toll]", "There are [fears that …]": a subject and a verb that lead on.
      const leads = this.wordsOf(pieces) < LEAST_WORDS && this.voices.isAttributed(pieces.at(-1)?.to ?? 0);
      if (this.isLong(clause, pieces) && stands && !remark && !leads && !this.leadsIn(pieces))
        this.claim(clause, pieces, drafts);
      else this.leave(clause, this.wordsOf(clause.pieces) < 2 ? 'connective' : 'circumstance', drafts);
    }
  }

  private claim(clause: Clause, pieces: Range[], drafts: Drafts): void {
    const { kind } = clause;
    const { sentence, claims } = drafts;
    const first = pieces[0];
    if (this.transcript && kind === 'main' && first !== undefined && isGreeting(this.reading.document.tokens, first))
      this.leave(clause, 'greeting', drafts);
    else claims.push({ sentence, attribution: -1, pieces, kind });
  }

  private leave({ pieces }: Clause, reason: string, { left }: Drafts): void {
    left.push(...pieces.map((piece) => ({ ...piece, reason })));
  }

  /** Numbers the claims of a sentence in reading order and labels their words. */
  private settle({ claims, left }: Drafts, attributed: boolean): void {
    claims.sort((a, b) => (a.pieces[0]?.from ?? 0) - (b.pieces[0]?.from ?? 0));
    for (const claim of claims) {
      const reason = claim.attribution < 0 ? 'own voice' : 'attributed';
      for (const piece of claim.pieces) this.labels.markClaim(piece, this.claims.length, reason);
      this.claims.push(claim);
    }
    for (const range of left) {
      if (this.wordsOf([range]) > 0) this.labels.mark(range, attributed ? 'attribution' : 'aside', range.reason);
    }
  }

  private isLong({ kind, states }: Clause, pieces: readonly Range[]): boolean {
    // "Shopkeepers disagreed."
    if (kind === 'main' && states && this.wordsOf(pieces) === 2 && this.grammar.isSubject(pieces[0]?.from ?? 0))
      return true;
    return this.wordsOf(pieces) >= (kind === 'main' ? LEAST_WORDS : LEAST_WORDS - 1);
  }

  /** "In a letter read out on Sunday, [she wrote]", "Asked about the report, [Lee said]": leads in who speaks. */
  private leadsIn(pieces: readonly Range[]): boolean {
    const { tokens } = this.reading.document;
    const first = pieces[0] ?? { from: 0, to: 0 };
    const last = pieces.at(-1) ?? first;
    const asked = ASKED.test(tokens[first.from]?.lower ?? '');
    const cls = classOf(tokens[first.from]);
    if (asked && tokens[first.from - 1]?.text === ',') return true;
    if (!asked && (cls & (W.Prep | W.Subord)) === 0) return false;
    const opens = first.from === 0 || this.reading.sentenceOf[first.from] !== this.reading.sentenceOf[first.from - 1];
    if (opens && tokens[last.to]?.text === ',' && this.voices.isSource(last.to + 1)) return true;
    return pieces.every((piece) => {
      for (let i = piece.from; i < piece.to; i += 1) if (this.grammar.isSubject(i)) return false;
      return true;
    });
  }

  /** The clause's words without the marks and connectives at their edges. */
  private piecesOf({ kind, pieces }: Clause, connectives: boolean): Range[] {
    const { tokens } = this.reading.document;
    return pieces
      .map((piece, p) => trimPiece(tokens, piece, connectives && kind === 'main' && p === 0 && !this.isPointing(piece)))
      .filter((piece) => wordCount(tokens, piece) > 0);
  }

  /** "disputed [that figure]", "called [that “a fairy tale”]": with no verb after it "that" opens no clause. */
  private isPointing({ from, to }: Range): boolean {
    if (this.reading.document.tokens[from]?.lower !== 'that') return false;
    for (let i = from + 1; i < Math.min(to, from + LONGEST_POINTING); i += 1)
      if (this.grammar.isFinite(i)) return false;
    return true;
  }

  private wordsOf(pieces: readonly Range[]): number {
    return pieces.reduce((sum, piece) => sum + wordCount(this.reading.document.tokens, piece), 0);
  }

  /** Labels what trimming and cutting left of a run. */
  private edges(run: Range, layer: 'attribution' | 'aside'): void {
    const { tokens } = this.reading.document;
    for (let i = run.from; i < run.to; i += 1) {
      const word = tokens[i]?.kind === 'word' || tokens[i]?.kind === 'number';
      if (word) this.labels.mark({ from: i, to: i + 1 }, layer, 'connective');
      else this.labels.mark({ from: i, to: i + 1 }, 'aside', 'punctuation');
    }
  }
}

/**
 * What sums up indirect speech is the reporter's addition, and so is a relative clause behind mere words of others ("promised to
 * reopen the inquiry into the fire, in which 38 people died"); behind a whole statement it is the speaker's. `before` the cue the
 * reporter tells of the subject what he knows: "Kaisoru, which buys its oil abroad, had hedged little, Tsubo said".
 */
function isReporters({ kind, medial }: Clause, states: boolean, before: boolean): boolean {
  return kind === 'summary' || (kind === 'relative' && (medial ? before : !states));
}
