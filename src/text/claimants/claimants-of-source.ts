import type { SplitClaimant } from '../claim.js';
import { afterDocument } from './speech-behind.js';
import { claimantOfEntity, type Reading, type ResolvedClaimant } from './article-reading.js';
import { SourceDescriber } from './described-sources.js';
import { isPersonNoun } from './described-persons.js';
import { BODY_HEADS } from '../lexicon/bodies.js';
import { SPEECH_NOUNS } from '../lexicon/cues.js';
import { DOCUMENT_HEADS, UNNAMED_HEADS } from '../lexicon/names.js';
import { AUXILIARY, wordClass, W } from '../lexicon/word-classes.js';
import type { Entity, Mention } from './mentions.js';
import { intervieweeOf, isAnswerLabel } from './interviewee.js';
import type { PronounResolver } from './resolve-pronoun.js';
import type { Range } from '../reading/sentences.js';
import { handleIn, isAdjectival, isBeforeName, oneOfThem, ownsOrRuns, trimmed } from './source-edges.js';
import { piecesOf, type NamesAt, type SourcePiece } from './source-pieces.js';

/** Texts that their author speaks through; a study or a log speaks for itself. */
const PERSONAL = new Set(
  'diary letter memo memoir email message post tweet book column article blog essay testimony speech notes'.split(' '),
);
const SUBJECT_OF: Readonly<Record<string, string>> = { his: 'he', her: 'she', their: 'they', its: 'it' };
const LONGEST_NAME = 8;

/** Names the claimants behind source spans; one instance per article, asked in reading order. */
export class SourceNamer {
  private readonly byStart: Map<number, Mention>;
  /** Per token: 1 inside a name of more than one word, past its first. */
  private readonly inside: Uint8Array;
  private readonly names: NamesAt;
  private readonly describer: SourceDescriber;
  private answering: Entity | undefined;

  constructor(
    private readonly reading: Reading,
    private readonly pronouns: PronounResolver,
  ) {
    this.byStart = new Map(reading.mentions.map((mention) => [mention.from, mention]));
    this.inside = new Uint8Array(reading.document.tokens.length);
    for (const { from, to } of reading.mentions) this.inside.fill(1, from + 1, to);
    this.names = {
      isInside: (token) => this.inside[token] === 1,
      isPersonAt: (token) => this.byStart.get(token)?.entity.kind === 'person',
      isNameAt: (token) => this.byStart.has(token),
    };
    this.describer = new SourceDescriber(reading, pronouns);
    pronouns.describe = (range) => this.single({ ...range, tail: undefined, singular: false });
  }

  /** Claimants of a source in tokens; empty where its words name nobody. */
  claimantsOf(source: Range): ResolvedClaimant[] {
    const resolved = this.resolve(source);
    this.pronouns.heard(resolved, source.from);
    return resolved;
  }

  /** A medium under its name, or its words; whoever has no name is described: "a spokeswoman". */
  mediumOf(medium: Range): SplitClaimant[] {
    const { text, tokens } = this.reading.document;
    const [first] = this.resolve(medium);
    if (first === undefined) return [];
    if (tokens[medium.from]?.capital !== true) return [first.claimant];
    const { kind } = first.claimant;
    const whole = this.byStart.get(medium.from)?.to === medium.to;
    const name = whole ? first.claimant.name : spanOf(text, tokens, medium);
    return [{ ...first.claimant, name, kind: kind === 'state_media' ? kind : 'media' }];
  }

  private resolve(source: Range): ResolvedClaimant[] {
    const { tokens } = this.reading.document;
    const first = tokens[source.from];
    if (first === undefined) return [];
    if (source.to - source.from === 1) {
      if (isAnswerLabel(tokens, source.from)) return this.interviewee();
      const pronoun = this.pronouns.resolve(first.lower, source.from);
      if (pronoun.length > 0) return pronoun;
      if (/^(?:who|which|that|whom)$/.test(first.lower)) return this.antecedent(source.from);
      if (first.lower === 'we' || first.lower === 'i') return this.firstPerson(source.from);
      if (/^(?:it|there|they|he|she|this|what)$/.test(first.lower)) return [];
    }
    // "Lena Brand, whose husband was there, said"
    if (first.lower === 'whose' && this.isClause(source)) return this.antecedent(source.from);
    const body = afterDocument(tokens, source);
    return piecesOf(tokens, body, this.names).flatMap((piece) => this.single(piece));
  }

  private interviewee(): ResolvedClaimant[] {
    this.answering ??= intervieweeOf(this.reading);
    const entity = this.answering;
    return entity === undefined ? [] : [{ claimant: claimantOfEntity(entity), entity, confidence: 0.9 }];
  }

  private isClause({ from, to }: Range): boolean {
    return this.reading.document.tokens.slice(from, to).some(({ lower }) => (wordClass(lower) & AUXILIARY) !== 0);
  }

  /** "I" within somebody's words is that person; elsewhere it is the article. */
  private firstPerson(at: number): ResolvedClaimant[] {
    const speaker = this.reading.quoted[at] === 1 ? this.pronouns.persons.speakerAt(at) : undefined;
    if (speaker !== undefined) return [{ claimant: claimantOfEntity(speaker), entity: speaker, confidence: 0.9 }];
    const outlet = { name: this.reading.outlet, kind: 'own_voice', aliases: [] } as const;
    return [{ claimant: { ...outlet, aliases: [] }, entity: undefined, confidence: 1 }];
  }

  /** Whom "who" refers to: the name that ends right before it, else the words before it. */
  private antecedent(at: number): ResolvedClaimant[] {
    const { tokens } = this.reading.document;
    let end = at;
    while (tokens[end - 1]?.text === ',') end -= 1;
    // "Tamb Press Service (TPS), which"
    if (tokens[end - 1]?.text === ')' && tokens[end - 3]?.text === '(') end -= 3;
    // "One pupil, 15, who"
    if (/^\d{1,3}$/.test(tokens[end - 1]?.text ?? '') && tokens[end - 2]?.text === ',') end -= 2;
    const nearest = this.mentionEndingAt(end);
    const person = tokens[at]?.lower.startsWith('who') === true && nearest?.entity.kind !== 'person';
    const mention = (person ? this.beforeApposition(end) : undefined) ?? nearest ?? this.beforeApposition(end);
    if (mention !== undefined) return [this.named(mention)];
    let from = end - 1;
    while (
      from > 0 &&
      end - from < 6 &&
      (tokens[from - 1]?.kind === 'word' || tokens[from - 1]?.kind === 'number') &&
      (wordClass(tokens[from - 1]?.lower ?? '') & (W.Prep | W.Verb | W.Coord | W.Be | W.Have)) === 0
    )
      from -= 1;
    return this.single({ from, to: end, tail: undefined, singular: false });
  }

  private mentionEndingAt(end: number): Mention | undefined {
    for (let from = end - 1; from >= Math.max(0, end - LONGEST_NAME); from -= 1) {
      const mention = this.byStart.get(from);
      if (mention?.to === end) return mention;
    }
    return undefined;
  }

  /** "Lund, 42, who …" and "Lund, head of the port, who …": the name before the apposition that ends at `end`. */
  private beforeApposition(end: number): Mention | undefined {
    const { tokens } = this.reading.document;
    if (tokens[end]?.text !== ',') return undefined;
    for (let i = end - 1; i > Math.max(0, end - 12); i -= 1) {
      const token = tokens[i];
      if (token === undefined || token.kind === 'stop' || token.kind === 'quote') return undefined;
      if ((wordClass(token.lower) & (W.Verb | W.Be | W.Have | W.Do | W.Modal | W.Rel)) !== 0) return undefined;
      if (token.text !== ',') continue;
      const mention = this.mentionEndingAt(i);
      if (mention?.entity.kind === 'person') return mention;
    }
    return undefined;
  }

  private single(piece: SourcePiece): ResolvedClaimant[] {
    if (piece.tail !== undefined || piece.singular) return [this.describer.shared(piece)];
    const { tokens } = this.reading.document;
    const range = trimmed(tokens, piece);
    const handle = handleIn(this.reading.document.text, tokens, range);
    if (handle !== undefined)
      return [{ claimant: { name: handle, kind: 'person', aliases: [] }, entity: undefined, confidence: 0.9 }];
    const core = oneOfThem(tokens, range) ?? this.beforeComma(range);
    const possessor = this.possessorOfSpeech(core);
    if (possessor !== undefined) return possessor;
    const named = this.nameOf(core) ?? this.apposed(core, range);
    return [named === undefined ? this.describer.described(core) : this.named(named)];
  }

  /** The name that a source is, title or description before it and description after it aside. */
  private nameOf(core: Range): Mention | undefined {
    const { tokens } = this.reading.document;
    let owned = false;
    for (let from = core.from; from < core.to; from += 1) {
      const token = tokens[from];
      const mention = this.byStart.get(from);
      if (mention === undefined) {
        if (owned && /^['’]s?$/.test(token?.lower ?? '')) continue;
        // A preposition or a possessive makes a name behind it part of a description.
        if (token?.kind !== 'word' || (!token.capital && !isAdjectival(token.lower))) return undefined;
        continue;
      }
      if (mention.to > core.to) return undefined;
      if (mention.possessive && mention.to < core.to) {
        // "Meslan’s Prime Minister Darya Holt"
        owned = true;
        from = mention.to - 1;
        continue;
      }
      if (owned && mention.entity.kind !== 'person') return undefined;
      if (mention.to === core.to || this.goesOn(mention.to, mention)) return mention;
      from = mention.to - 1;
    }
    return undefined;
  }

  /** "Ferran of Halden", "Telmo herself": what follows only describes; "Trump campaign" is somebody else. */
  private goesOn(at: number, { entity }: Mention): boolean {
    const next = this.reading.document.tokens[at];
    if (next?.kind !== 'word') return true;
    const cls = wordClass(next.lower);
    if (/^(?:himself|herself|itself|themselves)$/.test(next.lower)) return true;
    const describes = (cls & (W.Prep | W.Rel | W.Gerund | W.Participle | W.Adverb)) !== 0;
    return describes && (entity.kind === 'person' || !next.capital);
  }

  /** "the grid operator, Nordlinje", "one of them, retired nurse Edie Malone": the name behind a description and a comma. */
  private apposed(core: Range, { to }: Range): Mention | undefined {
    const { tokens } = this.reading.document;
    const person = this.describesPerson(core);
    // "representatives of the developer, Blue Mesa": the name is the developer's.
    const head = tokens[this.describer.headOf(core)]?.lower ?? '';
    if (
      UNNAMED_HEADS.has(head) &&
      /(?:[^s]s|men|people)$/.test(head) &&
      !/^(?:one|two|both)/.test(tokens[core.from]?.lower ?? '')
    )
      return undefined;
    let after = false;
    for (let at = core.to; at < to; at += 1) {
      const token = tokens[at];
      const mention = this.byStart.get(at);
      if (mention !== undefined && after) {
        const ends =
          mention.to >= to ||
          tokens[mention.to]?.text === ',' ||
          (mention.entity.kind === 'person' && this.goesOn(mention.to, mention));
        if (!ends) return undefined;
        return (mention.entity.kind === 'person') === person ||
          (!person && this.describesBody(core)) ||
          ownsOrRuns(tokens[core.to - 1]?.lower ?? '') ||
          (mention.entity.kind === 'person' && !this.describesBody(core))
          ? mention
          : undefined;
      }
      if (token?.text === ',') after = true;
      else if (after && !isBeforeName(tokens, at)) after = false;
    }
    return undefined;
  }

  private describesPerson({ from, to }: Range): boolean {
    const { tokens } = this.reading.document;
    for (let i = from; i < to; i += 1) {
      const lower = tokens[i]?.lower ?? '';
      if (isPersonNoun(lower) || /^(?:one|another|other|second|third)$/.test(lower)) return true;
      if ((wordClass(lower) & W.Prep) !== 0) return false;
    }
    return false;
  }

  private describesBody({ from, to }: Range): boolean {
    const { tokens } = this.reading.document;
    for (let i = from; i < to; i += 1) if (BODY_HEADS.has(tokens[i]?.lower ?? '')) return true;
    return false;
  }

  /** "Kim’s address", "the committee’s statement", "whose memo", "the TPS report": the possessor speaks. */
  private possessorOfSpeech(range: Range): ResolvedClaimant[] | undefined {
    const { tokens } = this.reading.document;
    const at = this.describer.headOf(range);
    const head = tokens[at]?.lower ?? '';
    const speech = SPEECH_NOUNS.has(head) || PERSONAL.has(head);
    if (!speech && !DOCUMENT_HEADS.has(head) && head !== 'model') return undefined;
    const own = tokens[range.from]?.lower ?? '';
    if (own === 'whose' && speech) return this.antecedent(range.from);
    if (own === 'our' || own === 'my') return this.firstPerson(range.from);
    // "its own minute book": a body's book speaks for itself.
    if (speech && SUBJECT_OF[own] !== undefined && (own !== 'its' || SPEECH_NOUNS.has(head))) {
      const resolved = this.pronouns.resolve(SUBJECT_OF[own], range.from);
      return resolved.length > 0 ? resolved : undefined;
    }
    for (let i = range.from; i < at; i += 1) {
      const mention = this.byStart.get(i);
      const agency = mention !== undefined && /^(?:state_media|media)$/.test(mention.entity.kind);
      if (agency && (mention.to === at || mention.possessive)) return [this.named(mention)];
      if (speech && i > range.from && /^['’]s?$/.test(tokens[i]?.lower ?? ''))
        return this.single({ from: range.from, to: i, tail: undefined, singular: false });
    }
    return undefined;
  }

  private beforeComma(range: Range): Range {
    const { tokens } = this.reading.document;
    for (let i = range.from + 1; i < range.to; i += 1)
      if (this.inside[i] !== 1 && (tokens[i]?.text === ',' || tokens[i]?.text === '('))
        return { from: range.from, to: i };
    return range;
  }

  /** A full name is sure; a surname or short form may be another's. */
  private named({ entity, from, to }: Mention): ResolvedClaimant {
    const words = spanOf(this.reading.document.text, this.reading.document.tokens, { from, to });
    const full = words.toLowerCase() === entity.name.toLowerCase();
    return { claimant: claimantOfEntity(entity), entity, confidence: full ? 1 : 0.95 };
  }
}

function spanOf(text: string, tokens: Reading['document']['tokens'], { from, to }: Range): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end).replace(/\s+/g, ' ');
}
