import { tokenTables, type Reading, type ResolvedClaimant } from './claimants/article-reading.js';
import { checkWorthinessOf } from './claims/check-worthiness.js';
import {
  spannedText,
  type Span,
  type SpannedText,
  type SplitArticle,
  type SplitAttribution,
  type SplitClaim,
  type SplitClaimant,
} from './claim.js';
import { claimTypeOf } from './claims/claim-type.js';
import { SourceNamer } from './claimants/claimants-of-source.js';
import { coverageOf } from './claims/coverage.js';
import { readDocument } from './reading/document.js';
import { findAttributions } from './attribution/find-attributions.js';
import { languageOf } from './reading/language.js';
import { mentionsOf } from './claimants/mentions.js';
import { chainOf, depthsOf, parentsOf } from './attribution/nest-attributions.js';
import { normaliseClaim } from './claims/normalise-claim.js';
import { openingPronoun, PHRASE_CUES } from './claimants/opening-pronoun.js';
import { quotationTypeOf } from './attribution/quotation-type.js';
import { PronounResolver } from './claimants/resolve-pronoun.js';
import { segmentClaims, type ClaimPieces } from './claims/segment-claims.js';
import type { Range } from './reading/sentences.js';

/** Changes whenever the rules may split the same text differently. */
export const SPLITTER_VERSION = 'rules-1';

export interface SplitOptions {
  /** The publisher; claimant of what the article says in its own voice. Default "the article". */
  readonly outlet?: string;
  /** Language tag such as `en` where it is known; detected where it is not. Anything but English is not attributed. */
  readonly language?: string;
}

/**
 * Splits an article into attributed claims. `text` must be canonical (see `canonicalText`); offsets point into it.
 *
 * Pure and deterministic: the same text gives the same result whatever was split before. Never throws; text that is not English
 * becomes sentences in the article's own voice. Linear in the text.
 */
export function splitArticle(text: string, options: SplitOptions = {}): SplitArticle {
  const document = readDocument(text);
  const language = options.language?.toLowerCase().split('-')[0] ?? languageOf(document.tokens);
  const found = language === 'en' ? findAttributions(document).filter((attribution) => !attribution.negated) : [];
  const mentions = mentionsOf(document);
  const reading: Reading = {
    document,
    mentions,
    found,
    outlet: options.outlet ?? 'the article',
    ...tokenTables(document),
  };
  const parents = parentsOf(found);
  const { claims, labels } = segmentClaims(reading, depthsOf(parents));
  const writer = new ClaimWriter(reading, parents);
  return {
    splitter: SPLITTER_VERSION,
    language,
    claims: claims.map((pieces, ordinal) => writer.write(pieces, ordinal)),
    coverage: coverageOf(text, document.tokens, labels),
  };
}

/** Turns token ranges into the claims callers see. */
class ClaimWriter {
  private readonly pronouns: PronounResolver;
  private readonly resolved: readonly ResolvedClaimant[][];
  private readonly inName: Uint8Array;

  constructor(
    private readonly reading: Reading,
    private readonly parents: readonly number[],
  ) {
    this.pronouns = new PronounResolver(reading);
    const namer = new SourceNamer(reading, this.pronouns);
    this.resolved = reading.found.map((found) => (found.source === null ? [] : namer.claimantsOf(found.source)));
    this.inName = new Uint8Array(reading.document.tokens.length);
    for (const mention of reading.mentions) this.inName[mention.from] = 1;
  }

  write(claim: ClaimPieces, ordinal: number): SplitClaim {
    const { document, outlet, quoted } = this.reading;
    const spans = claim.pieces.map((piece) => this.span(piece));
    const { text: quote } = spannedText(document.text, spans);
    const found = this.reading.found[claim.attribution];
    const attribution = this.attribution(claim);
    const claimants: SplitClaimant[] = attribution?.claimants ?? [{ name: outlet, kind: 'own_voice', aliases: [] }];
    const quotationType = found === undefined ? 'none' : quotationTypeOf(document.tokens, quoted, claim.pieces);
    const claimType = claimTypeOf(quote, quotationType, found?.lemma);
    const phrase = found !== undefined && PHRASE_CUES.has(found.lemma) && quotationType !== 'direct';
    const first = claim.pieces[0] ?? { from: 0, to: 0 };
    const sentence = document.sentences[claim.sentence] ?? first;
    return {
      ordinal,
      quote,
      spans,
      sentence: this.span(sentence),
      normalizedText: normaliseClaim({
        quote,
        cue: attribution?.cue.text,
        lemma: found?.lemma,
        lead: found !== undefined && document.tokens[first.from - 1]?.lower === 'as' ? 'as ' : '',
        claimants,
        phrase,
        opening:
          quotationType === 'direct' || phrase
            ? undefined
            : openingPronoun(this.reading, this.pronouns, first, this.resolved[claim.attribution] ?? []),
      }),
      quotationType,
      claimType,
      attribution,
      claimants,
      checkWorthiness: checkWorthinessOf({
        tokens: claim.pieces.flatMap((piece) => document.tokens.slice(piece.from, piece.to)),
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
    const relay = chainOf(this.parents, index).flatMap((outer) => this.claimants(outer));
    return {
      source: found.source === null ? null : this.spanned([found.source]),
      cue: this.spanned([found.cue]),
      content: this.spanned(clip(found.content, sentence)),
      claimants: this.claimants(index),
      relay,
    };
  }

  private claimants(index: number): SplitClaimant[] {
    const resolved = this.resolved[index] ?? [];
    if (resolved.length === 0) return [{ name: 'unnamed source', kind: 'unnamed', aliases: [] }];
    const seen = new Map<string, SplitClaimant>();
    for (const { claimant } of resolved)
      if (!seen.has(claimant.name)) seen.set(claimant.name, { ...claimant, aliases: [...claimant.aliases] });
    return [...seen.values()];
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
