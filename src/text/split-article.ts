import { tokenTables, type Reading, type ResolvedClaimant } from './claimants/article-reading.js';
import { checkWorthinessOf, rankClaims, type UnrankedClaim } from './claims/check-worthiness.js';
import {
  spannedText,
  type Span,
  type SpannedText,
  type SplitArticle,
  type SplitAttribution,
  type SplitClaimant,
} from './claim.js';
import { claimTypeOf } from './claims/claim-type.js';
import { GivenNamer } from './claimants/given-claimants.js';
import { SourceNamer } from './claimants/claimants-of-source.js';
import { coverageOf } from './claims/coverage.js';
import { grammarOf, type Grammar } from './claims/grammar.js';
import { readDocument } from './reading/document.js';
import { splitBySentence } from './languages/split-by-sentence.js';
import { attributionsFromSpans } from './attribution/attributions-from-spans.js';
import type { GivenAttribution } from './attribution/given-attribution.js';
import { withTurns } from './attribution/attributions-of-turns.js';
import { articleAttributions } from './attribution/article-attributions.js';
import { languageOf } from './reading/language.js';
import { mentionsOf } from './claimants/mentions.js';
import { withTaggedKinds } from './claimants/tagged-kinds.js';
import { chainOf, parentsOf } from './attribution/nest-attributions.js';
import { ClaimWording } from './claims/normalise-claim.js';
import { quotationTypeOf } from './attribution/quotation-type.js';
import { PronounResolver } from './claimants/resolve-pronoun.js';
import { segmentClaims, type ClaimPieces } from './claims/segment-claims.js';
import type { Range } from './reading/sentences.js';
import { turnsOf } from './reading/turns.js';
import type { Tagger } from './tagging/tagger.js';

/** Changes whenever the rules may split the same text differently. */
export const SPLITTER_VERSION = 'rules-3';

export interface SplitOptions {
  /** The publisher; claimant of what the article says in its own voice. Default "the article". */
  readonly outlet?: string;
  /** Language tag such as `en` where it is known; detected where it is not. */
  readonly language?: string;
  /** Day of publication (ISO 8601); "last year" and "on Tuesday" become dates in the normalised text. */
  readonly published?: string;
  /** A trained network, loaded once; without it attributions are found by rules alone. */
  readonly tagger?: Tagger | null;
  /** Attributions found elsewhere: they take the place of those that the tagger and the rules find. */
  readonly attributions?: readonly GivenAttribution[];
}

/**
 * Splits an article into attributed claims. `text` must be canonical (see `canonicalText`); offsets point into it.
 *
 * Pure and deterministic: the same text gives the same result whatever was split before. Never throws. Of text that is not English
 * at most the direct quotations are attributed; `partialReason` says so. Linear in the text.
 */
export function splitArticle(text: string, options: SplitOptions = {}): SplitArticle {
  const outlet = options.outlet ?? 'the article';
  const language = options.language?.toLowerCase().split(/[-_]/)[0] ?? languageOf(text);
  if (language !== 'en') return { splitter: SPLITTER_VERSION, ...splitBySentence(text, language, outlet) };
  const document = readDocument(text);
  const tables = tokenTables(document);
  const tags = options.tagger?.tag(document, tables.sentenceOf) ?? null;
  const turns = turnsOf(document.tokens, document.paragraphs);
  for (const { words } of turns) tables.quoted.fill(1, words.from, words.to);
  const around = { quoted: tables.quoted, outlet };
  const found =
    options.attributions === undefined
      ? articleAttributions(document, tags, turns, around)
      : withTurns(document, attributionsFromSpans(document, options.attributions), turns, around);
  const mentions = tags === null ? mentionsOf(document) : withTaggedKinds(document.tokens, mentionsOf(document), tags);
  const reading: Reading = {
    document,
    mentions,
    found,
    outlet,
    ...tables,
  };
  const parents = parentsOf(found);
  const grammar = grammarOf(document.tokens, tags);
  const { claims, labels } = segmentClaims(reading, parents, grammar);
  const writer = new ClaimWriter(reading, parents, grammar, options.published);
  return {
    splitter: options.tagger ? `${SPLITTER_VERSION}+${options.tagger.version}` : SPLITTER_VERSION,
    language,
    partialReason: null,
    claims: rankClaims(claims.map((pieces, ordinal) => writer.write(pieces, ordinal, mainOf(claims, ordinal)))),
    coverage: coverageOf(text, document.tokens, labels),
  };
}

/** Confidence that a source which resolves to nobody is rightly “unnamed source”. */
const NOBODY_FOUND = 0.5;

function rounded(probability: number): number {
  return Math.round(probability * 100) / 100;
}

/** Turns token ranges into the claims callers see. */
class ClaimWriter {
  private readonly pronouns: PronounResolver;
  private readonly namer: GivenNamer;
  private readonly resolved: readonly ResolvedClaimant[][];
  private readonly inName: Uint8Array;
  private readonly wording: ClaimWording;

  constructor(
    private readonly reading: Reading,
    private readonly parents: readonly number[],
    grammar: Grammar,
    published: string | undefined,
  ) {
    this.pronouns = new PronounResolver(reading);
    this.namer = new GivenNamer(reading, new SourceNamer(reading, this.pronouns));
    this.resolved = reading.found.map((found) => this.namer.claimantsOf(found));
    this.wording = new ClaimWording(reading, grammar, this.pronouns.persons, published);
    this.inName = new Uint8Array(reading.document.tokens.length);
    for (const mention of reading.mentions) this.inName[mention.from] = 1;
  }

  /** `main`: the claim before it in its sentence. */
  write(claim: ClaimPieces, ordinal: number, main: ClaimPieces | undefined): UnrankedClaim {
    const { document, outlet, quoted } = this.reading;
    const spans = claim.pieces.map((piece) => this.span(piece));
    const { text: quote } = spannedText(document.text, spans);
    const found = this.reading.found[claim.attribution];
    const attribution = this.attribution(claim);
    const claimants: SplitClaimant[] = attribution?.claimants ?? [{ name: outlet, kind: 'own_voice', aliases: [] }];
    const quotationType = found === undefined ? 'none' : quotationTypeOf(document.tokens, quoted, claim.pieces);
    const tokens = claim.pieces.flatMap((piece) => document.tokens.slice(piece.from, piece.to));
    const claimType = claimTypeOf(tokens, quotationType, found?.lemma);
    const first = claim.pieces[0] ?? { from: 0, to: 0 };
    const sentence = document.sentences[claim.sentence] ?? first;
    return {
      ordinal,
      quote,
      spans,
      sentence: this.span(sentence),
      normalizedText: this.wording.word({ claim, quotationType, claimants, relay: attribution?.relay ?? [] }, main),
      quotationType,
      claimType,
      attribution,
      claimants,
      checkWorthiness: checkWorthinessOf({
        tokens,
        type: claimType,
        claimants,
        relayed: (attribution?.relay.length ?? 0) > 0,
        names: claim.pieces.reduce((count, piece) => count + this.namesIn(piece), 0),
      }),
    };
  }

  /** The attribution as this claim shows it: of a long speech only the content within the claim's sentence. */
  private attribution(claim: ClaimPieces): SplitAttribution | null {
    const index = claim.attribution;
    const found = this.reading.found[index];
    const sentence = this.reading.document.sentences[claim.sentence];
    if (found === undefined || sentence === undefined) return null;
    const claimants = this.claimants(index);
    // Who speaks of himself ("Lund said she had told them") passes nobody's words on.
    const isClaimant = (outer: SplitClaimant): boolean => claimants.some(({ name }) => name === outer.name);
    const around = chainOf(this.parents, index).flatMap((outer) => [
      ...this.media(outer),
      ...this.claimants(outer).filter((each) => !isClaimant(each)),
    ]);
    const given = distinct(this.namer.named(found.given?.relay ?? []));
    const relay = byName([...around, ...this.media(index), ...given].filter((each) => !isClaimant(each)));
    const { source, cue, content } = found.confidence;
    return {
      source: found.source === null ? null : this.spanned([found.source]),
      cue: this.spanned([found.cue]),
      content: this.spanned(clip(found.content, sentence)),
      claimants,
      relay,
      confidence: {
        source: source === null ? null : rounded(source),
        cue: rounded(cue),
        content: rounded(content),
        claimants: claimants.map(({ name }) => rounded(this.sureOf(index, name))),
      },
    };
  }

  private media(index: number): SplitClaimant[] {
    const found = this.reading.found[index];
    return found === undefined ? [] : this.namer.mediumOf(found);
  }

  private claimants(index: number): SplitClaimant[] {
    const resolved = this.resolved[index] ?? [];
    if (resolved.length === 0) return [{ name: 'unnamed source', kind: 'unnamed', aliases: [] }];
    return distinct(resolved);
  }

  private sureOf(index: number, name: string): number {
    const same = (this.resolved[index] ?? []).filter(({ claimant }) => claimant.name === name);
    return same.length === 0 ? NOBODY_FOUND : Math.max(...same.map(({ confidence }) => confidence));
  }

  private namesIn(piece: Range): number {
    let count = 0;
    for (let i = piece.from; i < piece.to; i += 1) count += this.inName[i] ?? 0;
    return count;
  }

  private spanned(ranges: readonly Range[]): SpannedText {
    return spannedText(
      this.reading.document.text,
      ranges.map((range) => this.span(range)),
    );
  }

  private span(range: Range): Span {
    const { tokens } = this.reading.document;
    return { start: tokens[range.from]?.start ?? 0, end: tokens[range.to - 1]?.end ?? 0 };
  }
}

/** Claimants by name, each once. */
function distinct(resolved: readonly ResolvedClaimant[]): SplitClaimant[] {
  const seen = new Map<string, SplitClaimant>();
  for (const { claimant } of resolved)
    if (!seen.has(claimant.name)) seen.set(claimant.name, { ...claimant, aliases: [...claimant.aliases] });
  return [...seen.values()];
}

function byName(claimants: readonly SplitClaimant[]): SplitClaimant[] {
  return [...new Map([...claimants].reverse().map((each) => [each.name, each])).values()].reverse();
}

/** The parts of ordered pieces that lie within `range`. Binary search: a speech may have thousands of pieces and as many claims. */
function clip(pieces: readonly Range[], range: Range): Range[] {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.to ?? 0) <= range.from) low = middle + 1;
    else high = middle;
  }
  const out: Range[] = [];
  for (let k = low; k < pieces.length; k += 1) {
    const piece = pieces[k];
    if (piece === undefined || piece.from >= range.to) break;
    out.push({ from: Math.max(piece.from, range.from), to: Math.min(piece.to, range.to) });
  }
  return out;
}

/** The main clause before a claim in its sentence. */
function mainOf(claims: readonly ClaimPieces[], ordinal: number): ClaimPieces | undefined {
  const before = claims[ordinal - 1];
  return before?.kind === 'main' && before.sentence === claims[ordinal]?.sentence ? before : undefined;
}
