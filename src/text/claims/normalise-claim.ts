import type { QuotationType, SplitClaimant } from '../claim.js';
import type { Reading } from '../claimants/article-reading.js';
import type { Persons } from '../claimants/antecedents.js';
import type { Mention } from '../claimants/mentions.js';
import { personPronoun } from '../claimants/gender.js';
import { W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import type { Grammar } from './grammar.js';
import { nounPhraseBefore, possessive, wordRelative } from './relative-wording.js';
import { resolveDates } from './resolve-dates.js';
import type { ClaimPieces } from './segment-claims.js';
import { Saying } from './who-said.js';
import { classOf } from '../reading/tokens.js';

/** A claim and what is known about who made it. */
export interface ClaimToWord {
  readonly claim: ClaimPieces;
  readonly quotationType: QuotationType;
  readonly claimants: readonly SplitClaimant[];
  /** Who passed the words on, from the outlet inwards. */
  readonly relay: readonly SplitClaimant[];
}

/** From here on a pronoun is replaced by the name it probably stands for. */
const SURE_ENOUGH = 0.7;
const ENDS = /[.!?…]["'”’)]*$/;

/**
 * Rewords the claims of an article to stand alone: names for pronouns, dates for "last year", the antecedent for "which", who said
 * it before indirect speech; the first letter is upper case and a full stop ends it. It never adds what the article does not say.
 */
export class ClaimWording {
  private readonly inName: Uint8Array;
  /** Token after a name → the name. */
  private readonly nameEnding: ReadonlyMap<number, Mention>;
  private readonly published: Date | undefined;

  constructor(
    private readonly reading: Reading,
    private readonly grammar: Grammar,
    private readonly persons: Persons,
    published: string | undefined,
  ) {
    this.inName = new Uint8Array(reading.document.tokens.length);
    for (const { from, to } of reading.mentions) this.inName.fill(1, from, to);
    this.nameEnding = new Map(reading.mentions.map((mention) => [mention.to, mention]));
    const day = published === undefined ? NaN : Date.parse(`${published.slice(0, 10)}T00:00:00Z`);
    this.published = Number.isNaN(day) ? undefined : new Date(day);
  }

  /** `main`: the claim before it in the sentence, which a participial clause hangs on. */
  word(worded: ClaimToWord, main: ClaimPieces | undefined): string {
    const { claim, quotationType, claimants, relay } = worded;
    const found = this.reading.found[claim.attribution];
    if (found === undefined) return sentence(this.ownVoice(claim, main));
    // “He told me he restored furniture”: what is reported within a quotation is nobody's own words.
    const within = this.reading.quoted[found.cue.from] === 1;
    if (quotationType === 'direct' && !within) return sentence(this.text(claim.pieces, new Map()));
    if (claim.kind === 'relative') return sentence(this.relative(claim, claimants));
    const words = this.lowered(this.text(claim.pieces, this.standIns(claim, claimants)), claim.pieces[0]?.from ?? 0);
    const saying = new Saying(this.grammar, found, claimants).of({ words, pieces: claim.pieces });
    const last = relay.at(-1)?.name;
    return sentence(last === undefined ? saying : `${saying}, according to ${last}`);
  }

  private ownVoice(claim: ClaimPieces, main: ClaimPieces | undefined): string {
    if (claim.kind === 'relative') return this.relative(claim, []);
    const words = this.text(claim.pieces, this.standIns(claim, []));
    const first = claim.pieces[0]?.from ?? 0;
    if (claim.kind !== 'participle') return words;
    if (!this.grammar.isGerund(first) && !this.grammar.isGerund(first + 1)) {
      const { from, to } = this.antecedent(first);
      if (from === to) return words;
      return `${this.named({ from, to })} ${this.grammar.tokens[to - 1]?.lower.endsWith('s') === true ? 'were' : 'was'} ${words}`;
    }
    return main === undefined ? words : `${this.text(main.pieces, this.standIns(main, []))}, ${words}`;
  }

  private relative(claim: ClaimPieces, claimants: readonly SplitClaimant[]): string {
    const whole = { from: claim.pieces[0]?.from ?? 0, to: claim.pieces.at(-1)?.to ?? 0 };
    const antecedent = this.antecedent(whole.from);
    const standIns = this.standIns(claim, claimants);
    if (antecedent.from === antecedent.to) return this.text(claim.pieces, standIns);
    const { before, from, at, middle, after } = wordRelative(this.grammar, whole, this.named(antecedent));
    const rest = claim.pieces.map((piece) => ({ from: Math.max(piece.from, from), to: piece.to }));
    const cut = at < 0 ? rest : rest.map((piece) => ({ from: piece.from, to: Math.min(piece.to, at) }));
    const tail = at < 0 ? [] : rest.map((piece) => ({ from: Math.max(piece.from, at), to: piece.to }));
    return [before, this.text(cut, standIns), middle, this.text(tail, standIns), after]
      .filter((part) => part !== '')
      .join(' ');
  }

  /** The noun phrase before the mark before token `at`. */
  private antecedent(at: number): Range {
    let end = at;
    while (
      end > 0 &&
      end > at - 4 &&
      this.grammar.tokens[end - 1]?.kind !== 'word' &&
      this.grammar.tokens[end - 1]?.kind !== 'number'
    )
      end -= 1;
    return nounPhraseBefore(this.grammar, end);
  }

  /** A noun phrase with the whole name of the person that ends it: "Solheim" is "Pia Solheim". */
  private named(range: Range): string {
    const mention = this.nameEnding.get(range.to);
    const possessor = this.grammar.tokens[(mention?.from ?? 0) - 1]?.lower === 'of';
    if (mention?.entity.kind === 'person' && !possessor) return mention.entity.name;
    return this.lowered(this.text([range], this.pronouns([range], [])), range.from);
  }

  private standIns({ pieces }: ClaimPieces, claimants: readonly SplitClaimant[]): Map<number, string> {
    const out = this.pronouns(pieces, claimants);
    if (this.published === undefined) return out;
    for (const piece of pieces)
      for (const [at, words] of resolveDates(this.grammar, piece, this.published))
        if (this.reading.quoted[at] !== 1) out.set(at, words);
    return out;
  }

  /** Names for the first pronoun of each person whom neither the claim nor "X said" names before. */
  private pronouns(pieces: readonly Range[], claimants: readonly SplitClaimant[]): Map<number, string> {
    const { tokens } = this.grammar;
    const out = new Map<number, string>();
    const said = new Set(claimants.map(({ name }) => name));
    for (const { from, to } of pieces)
      for (let i = from; i < to; i += 1) {
        const pronoun = personPronoun(tokens[i]?.lower ?? '');
        const found = pronoun === undefined ? undefined : this.persons.pronouns.get(i);
        if (pronoun === undefined || found === undefined || this.reading.quoted[i] === 1) continue;
        const { name } = found.entity;
        if (found.confidence < SURE_ENOUGH || said.has(name) || !/^\p{Lu}/u.test(name)) continue;
        if (/self$|^hers$/.test(pronoun.form) || tokens[i]?.lower !== pronoun.form) continue;
        const owns = pronoun.form === 'his' || (pronoun.form === 'her' && this.isNounPhrase(i + 1, to));
        out.set(i, owns ? possessive(name) : name);
        said.add(name);
      }
    return out;
  }

  private isNounPhrase(i: number, to: number): boolean {
    const { tokens } = this.grammar;
    const cls = classOf(tokens[i]);
    const other = W.Prep | W.Coord | W.Subord | W.Rel | W.To | W.Det | W.That | W.Adverb;
    return i < to && tokens[i]?.kind !== 'punct' && (cls & other) === 0 && !this.grammar.isFinite(i);
  }

  /** The words of pieces, white space made single, with others in place of some tokens. */
  private text(pieces: readonly Range[], standIns: ReadonlyMap<number, string>): string {
    const { tokens } = this.grammar;
    let out = '';
    for (const { from, to } of pieces)
      for (let i = from; i < to; i += 1) {
        const words = standIns.get(i) ?? tokens[i]?.text ?? '';
        if (words === '') continue;
        const space = out !== '' && (i === from || tokens[i]?.spaceBefore === true);
        out += (space ? ' ' : '') + words;
      }
    return out;
  }

  /** Words that open a sentence, for use within one: a small first letter unless it is a name. */
  private lowered(words: string, at: number): string {
    const token = this.grammar.tokens[at];
    const name =
      token === undefined ||
      this.inName[at] === 1 ||
      /^(?:i|i['’].*)$/.test(token.lower) ||
      /^.\p{Lu}/u.test(token.text);
    const opens = at === 0 || this.reading.sentenceOf[at] !== this.reading.sentenceOf[at - 1];
    const common = token !== undefined && (token.cls !== 0 || opens);
    return name || !common || !words.startsWith(token.text) ? words : words.charAt(0).toLowerCase() + words.slice(1);
  }
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return ENDS.test(text) ? text : `${text.replace(/[,;:–—-]+$/, '')}.`;
}
