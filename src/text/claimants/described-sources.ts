import { claimantOfEntity, type Reading, type ResolvedClaimant } from './article-reading.js';
import { BodyNamer } from './described-bodies.js';
import { describedDocuments, type DescribedDocument } from './described-documents.js';
import { isPersonNoun } from './described-persons.js';
import { descriptionOf, headAt, kindOfDescription } from './description.js';
import { genderOfWord } from './gender.js';
import { W } from '../lexicon/word-classes.js';
import type { Entity } from './mentions.js';
import type { PronounResolver } from './resolve-pronoun.js';
import { RoleBearers } from './role-bearers.js';
import type { Range } from '../reading/sentences.js';
import type { SourcePiece } from './source-pieces.js';

const SUBJECT_OF: Readonly<Record<string, string>> = { his: 'he', her: 'she', their: 'they', its: 'it', whose: 'who' };
/** Rough shares of right answers, from reading. */
const CONFIDENCE = { words: 0.9, role: 0.85, trade: 0.7 } as const;

/** Names sources that are described, not named: "the ministry", "its governor", "two court officials". One instance per article. */
export class SourceDescriber {
  private readonly bodies: BodyNamer;
  private readonly roles: RoleBearers;
  private readonly documents: ReadonlyMap<number, DescribedDocument>;

  constructor(
    private readonly reading: Reading,
    private readonly pronouns: PronounResolver,
  ) {
    this.bodies = new BodyNamer(reading);
    this.roles = new RoleBearers(reading);
    this.documents = describedDocuments(reading.document.tokens);
    pronouns.bodyPlaces = this.bodies.described;
  }

  /** Token of the noun that a source turns on. */
  headOf(range: Range): number {
    const { tokens } = this.reading.document;
    return headAt(tokens, descriptionOf(tokens, range));
  }

  /** One of several that share a noun: "Orlish" of "Orlish and Tamarese officials". */
  shared(piece: SourcePiece): ResolvedClaimant {
    const { tokens } = this.reading.document;
    const range = descriptionOf(tokens, piece);
    const words = [this.words(range), piece.tail].filter((part) => part !== undefined).join(' ');
    const name = piece.singular ? words.replace(/ies$/, 'y') : words;
    const kind = piece.singular ? 'government' : 'unnamed';
    return { claimant: { name, kind, aliases: [] }, entity: undefined, confidence: CONFIDENCE.words };
  }

  /** Whom or what a description stands for, or else the description itself. */
  described(source: Range): ResolvedClaimant {
    const { tokens } = this.reading.document;
    const range = descriptionOf(tokens, source);
    const head = tokens[headAt(tokens, range)]?.lower ?? '';
    const determiner = this.determinerOf(range);
    const person = this.person(range, head, determiner);
    if (person !== undefined) return person;
    const document = this.documents.get(headAt(tokens, range));
    if (document !== undefined && SUBJECT_OF[determiner] === undefined) return this.document(document, range);
    return this.bodies.behind(range, determiner) ?? this.bare(range, determiner);
  }

  private determinerOf({ from }: Range): string {
    const { tokens } = this.reading.document;
    const before = tokens[from - 1]?.lower ?? '';
    return /^(?:the|this|that|a|an|my|our|his|her|its|their|whose)$/.test(before) ? before : '';
  }

  /** "the minister", "its governor", "the striker": the person named elsewhere; "his son" is nobody's role. */
  private person(range: Range, head: string, determiner: string): ResolvedClaimant | undefined {
    if (!isPersonNoun(head) || head.endsWith('s')) return undefined;
    const { described } = this.pronouns.persons;
    const walked = described.get(range.from);
    if (walked !== undefined && walked.kind !== 'unnamed') return this.known(walked, CONFIDENCE.role);
    const takesUp = /^(?:the|this|that|its|their)$/.test(determiner) && range.to - range.from <= 2;
    const bearer = takesUp && isKin(head) === false ? this.roles.bearerOf(head, range.from) : undefined;
    if (bearer !== undefined) return this.known(bearer, CONFIDENCE.role);
    const trade =
      determiner === 'the' && range.to - range.from === 1 ? this.roles.newsmaker(head, range.from) : undefined;
    if (trade !== undefined) return this.known(trade, CONFIDENCE.trade);
    if (walked === undefined) return undefined;
    const bare = this.bare(range, determiner);
    // "He" later stands for the same person, under the same name.
    walked.name = bare.claimant.name;
    for (const alias of bare.claimant.aliases) walked.aliases.add(alias);
    return { ...bare, entity: walked };
  }

  private known(entity: Entity, confidence: number): ResolvedClaimant {
    return { claimant: claimantOfEntity(entity), entity, confidence };
  }

  /** A text under the name by which it was first a source. */
  private document(document: DescribedDocument, range: Range): ResolvedClaimant {
    const first = document.to === headAt(this.reading.document.tokens, range) + 1;
    if (first && document.name === undefined) document.name = this.words(range);
    const name = document.name ?? this.words({ from: document.from, to: document.to });
    const aliases = [...document.aliases, ...(first ? [] : [this.words(range)])].filter((alias) => alias !== name);
    return {
      claimant: { name, kind: 'document', aliases: [...new Set(aliases)] },
      entity: undefined,
      confidence: CONFIDENCE.words,
    };
  }

  /** The words themselves; "her coach" with whose coach it is, where that is known. */
  private bare(range: Range, determiner: string): ResolvedClaimant {
    const { tokens } = this.reading.document;
    const words = this.words(range);
    const kind = kindOfDescription(tokens, range);
    const owner = this.ownerOf(range, determiner);
    if (owner === undefined || (kind === 'document' && determiner === 'its'))
      return { claimant: { name: words, kind, aliases: [] }, entity: undefined, confidence: CONFIDENCE.words };
    const aliases = [words];
    const office = words === 'office' && owner.entity?.kind === 'person' ? [...owner.entity.roles][0] : undefined;
    if (office !== undefined) aliases.push(`${office}’s office`);
    const mark = owner.claimant.name.endsWith('s') && owner.claimant.kind !== 'person' ? '’' : '’s';
    const name = `${owner.claimant.name}${mark} ${words}`;
    return {
      claimant: { name, kind, aliases },
      entity: undefined,
      confidence: Math.min(CONFIDENCE.words, owner.confidence),
    };
  }

  private ownerOf({ from }: Range, determiner: string): ResolvedClaimant | undefined {
    const subject = SUBJECT_OF[determiner];
    if (determiner === 'my' || determiner === 'our') {
      const speaker = this.reading.quoted[from - 1] === 1 ? this.pronouns.persons.speakerAt(from - 1) : undefined;
      return speaker?.kind !== 'person' ? undefined : this.known(speaker, CONFIDENCE.role);
    }
    if (subject === undefined) return undefined;
    const resolved = this.pronouns.resolve(subject, from - 1);
    return resolved.length === 1 && resolved[0]?.claimant.kind !== 'own_voice' ? resolved[0] : undefined;
  }

  /** As written, but for the capital of a common word that opens a sentence. */
  private words({ from, to }: Range): string {
    const { text, tokens } = this.reading.document;
    const first = tokens[from];
    const words = text.slice(first?.start, tokens[to - 1]?.end).replace(/\s+/g, ' ');
    return first !== undefined && this.isCommon(from) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
  }

  private isCommon(at: number): boolean {
    const { tokens, sentences } = this.reading.document;
    const token = tokens[at];
    if (token?.capital !== true || token.text === token.text.toUpperCase()) return false;
    const opens = sentences[this.reading.sentenceOf[at] ?? 0]?.from === at;
    const named = this.bodies.isNamed(at);
    if (named || /(?:ian|ean|ish|ese|ican|ani|aeli|aqi)$/.test(token.lower)) return false;
    // A title may stand in the middle of a sentence: "the Minister said".
    const month = (token.cls & W.Time) !== 0;
    return opens || (token.cls !== 0 && !month) || isPersonNoun(token.lower);
  }
}

function isKin(head: string): boolean {
  return genderOfWord(head) !== undefined && !/(?:man|woman|ress)$/.test(head);
}
