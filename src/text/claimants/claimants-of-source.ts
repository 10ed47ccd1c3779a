import { claimantOfEntity, type Reading, type ResolvedClaimant } from './article-reading.js';
import { SPEECH_NOUNS } from '../lexicon/cues.js';
import { DOCUMENT_HEADS, UNNAMED_HEADS } from '../lexicon/names.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Mention } from './mentions.js';
import type { PronounResolver } from './resolve-pronoun.js';
import type { Range } from '../reading/sentences.js';
import {
  afterDocument,
  coordinationEnd,
  isModifier,
  trimArticle,
  beforeComma,
  afterPreposition,
  hasHeadAfter,
  startsWithName,
  headOf,
  kindOfHead,
  describedKind,
} from '../attribution/source-wording.js';

/** Names the claimants behind source spans; one instance per article, asked in reading order. */
export class SourceNamer {
  private readonly byStart: Map<number, Mention>;

  constructor(
    private readonly reading: Reading,
    private readonly pronouns: PronounResolver,
  ) {
    this.byStart = new Map(reading.mentions.map((mention) => [mention.from, mention]));
  }

  /** Claimants of a source in tokens; never empty. */
  claimantsOf(source: Range): ResolvedClaimant[] {
    const resolved = this.resolve(source);
    this.pronouns.heard(resolved, source.from);
    return resolved;
  }

  private resolve(source: Range): ResolvedClaimant[] {
    const { tokens } = this.reading.document;
    const first = tokens[source.from];
    if (first === undefined) return [this.described(source)];
    if (source.to - source.from === 1) {
      const pronoun = this.pronouns.resolve(first.lower, source.from);
      if (pronoun.length > 0) return pronoun;
      if (/^(?:who|which|that|whom)$/.test(first.lower)) return this.antecedent(source.from);
      if (first.lower === 'we' || first.lower === 'i') return [this.outlet()];
    }
    const body = afterDocument(tokens, source);
    const pieces = this.pieces(body);
    return pieces.flatMap((piece) => this.single(piece.range, piece.head));
  }

  private outlet(): ResolvedClaimant {
    return { claimant: { name: this.reading.outlet, kind: 'own_voice', aliases: [] }, entity: undefined };
  }

  /** Whom "who" refers to: the name that ends right before it, else the words before it. */
  private antecedent(at: number): ResolvedClaimant[] {
    const { tokens } = this.reading.document;
    let end = at;
    while (tokens[end - 1]?.text === ',') end -= 1;
    for (let from = end - 1; from >= Math.max(0, end - 8); from -= 1) {
      const mention = this.byStart.get(from);
      if (mention !== undefined && mention.to === end) return [named(mention)];
    }
    let from = end - 1;
    while (
      from > 0 &&
      end - from < 6 &&
      tokens[from - 1]?.kind === 'word' &&
      (wordClass(tokens[from - 1]?.lower ?? '') & (W.Prep | W.Verb | W.Coord | W.Be | W.Have)) === 0
    )
      from -= 1;
    return this.single({ from, to: end }, undefined);
  }

  /** Splits "U.S., Ukrainian, and South Korean sources" and "the U.S. and South Korea"; `head` is the noun that pieces share. */
  private pieces(source: Range): { range: Range; head: string | undefined }[] {
    const { tokens } = this.reading.document;
    const to = coordinationEnd(tokens, source);
    const cuts: Range[] = [];
    let from = source.from;
    let conjunctions = 0;
    for (let i = source.from; i < to; i += 1) {
      const token = tokens[i];
      if (token === undefined) continue;
      const inName = this.insideMention(i);
      const and = (token.lower === 'and' || token.lower === '&') && !inName;
      if (and) conjunctions += 1;
      if (!and && token.text !== ',') continue;
      if (i > from) cuts.push({ from, to: i });
      from = i + 1;
    }
    if (to > from) cuts.push({ from, to });
    const last = cuts[cuts.length - 1];
    if (conjunctions === 0 || cuts.length < 2 || last === undefined) return [{ range: source, head: undefined }];
    const headToken = tokens[last.to - 1];
    const plain =
      headToken !== undefined &&
      !headToken.capital &&
      (UNNAMED_HEADS.has(headToken.lower) || headToken.lower.endsWith('s'));
    const shares = plain && cuts.slice(0, -1).every((cut) => isModifier(tokens, cut));
    return cuts.map((range, index) => ({
      range,
      head: shares && index < cuts.length - 1 ? headToken.text : undefined,
    }));
  }

  private insideMention(i: number): boolean {
    for (let from = i - 1; from >= i - 6; from -= 1) {
      const mention = this.byStart.get(from);
      if (mention !== undefined && mention.to > i) return true;
    }
    return false;
  }

  private single(range: Range, sharedHead: string | undefined): ResolvedClaimant[] {
    const { tokens } = this.reading.document;
    const trimmed = trimArticle(tokens, range);
    if (trimmed.from >= trimmed.to) return [this.described(range)];
    if (sharedHead !== undefined) {
      const name = `${this.words(trimmed)} ${sharedHead}`;
      return [
        { claimant: { name, kind: kindOfHead(sharedHead.toLowerCase()) ?? 'unnamed', aliases: [] }, entity: undefined },
      ];
    }
    const core = beforeComma(tokens, trimmed);
    const possessor = this.possessorOfSpeech(core);
    if (possessor !== undefined) return possessor;
    const inner = this.mentionsIn(core);
    const last = inner[inner.length - 1];
    const whole = inner.find((mention) => mention.from === core.from && mention.to >= core.to);
    if (whole !== undefined) return [named(whole)];
    const person = inner.find(
      (mention) => mention.entity.kind === 'person' && !mention.possessive && !afterPreposition(tokens, core, mention),
    );
    if (person !== undefined && !hasHeadAfter(tokens, core, person)) return [named(person)];
    const appositive =
      core.to < trimmed.to
        ? this.mentionsIn({ from: core.to, to: trimmed.to }).find((mention) => mention.entity.kind === 'person')
        : undefined;
    if (appositive !== undefined && !tokens[core.to - 1]?.capital && tokens[appositive.from - 1]?.text === ',')
      return [named(appositive)];
    if (
      last !== undefined &&
      last.to === core.to &&
      !last.possessive &&
      !afterPreposition(tokens, core, last) &&
      startsWithName(tokens, core, last)
    )
      return [named(last)];
    return [this.described(core)];
  }

  /** "Kim’s address", "the committee’s statement": the possessor speaks. */
  private possessorOfSpeech(range: Range): ResolvedClaimant[] | undefined {
    const { tokens } = this.reading.document;
    const head = tokens[range.to - 1]?.lower ?? '';
    if (!SPEECH_NOUNS.has(head) && !DOCUMENT_HEADS.has(head)) return undefined;
    const own = tokens[range.from]?.lower ?? '';
    if (own === 'his' || own === 'her' || own === 'their' || own === 'its') {
      const resolved = this.pronouns.resolve(
        own === 'his' ? 'he' : own === 'her' ? 'she' : own === 'its' ? 'it' : 'they',
        range.from,
      );
      return resolved.length > 0 ? resolved : undefined;
    }
    for (let i = range.from + 1; i < range.to - 1; i += 1) {
      if (/^['’]s?$/.test(tokens[i]?.lower ?? '')) return this.single({ from: range.from, to: i }, undefined);
    }
    return undefined;
  }

  private mentionsIn(range: Range): Mention[] {
    const out: Mention[] = [];
    for (let i = range.from; i < range.to; i += 1) {
      const mention = this.byStart.get(i);
      if (mention !== undefined && mention.to <= range.to) out.push(mention);
    }
    return out;
  }

  /** A source known only by its description: "senior officials", "a new poll". */
  private described(range: Range): ResolvedClaimant {
    const { tokens } = this.reading.document;
    const head = headOf(tokens, range);
    const kind = describedKind(tokens, range, head);
    return { claimant: { name: this.words(range), kind, aliases: [] }, entity: undefined };
  }

  private words(range: Range): string {
    const { text, tokens } = this.reading.document;
    return text.slice(tokens[range.from]?.start ?? 0, tokens[range.to - 1]?.end ?? 0).replace(/\s+/g, ' ');
  }
}

function named(mention: Mention): ResolvedClaimant {
  return { claimant: claimantOfEntity(mention.entity), entity: mention.entity };
}
