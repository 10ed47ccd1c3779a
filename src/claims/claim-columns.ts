import type { Span, SplitAttribution, SplitClaim } from '../text/index.js';

/** What the words of a claim are, whoever found them. */
export type ClaimInWords = Pick<
  SplitClaim,
  'quote' | 'spans' | 'sentence' | 'normalizedText' | 'quotationType' | 'claimType'
> & { readonly checkWorthiness: Pick<SplitClaim['checkWorthiness'], 'score' | 'class' | 'reasons'> };

/** start, end, start, end, …: how spans are stored. */
const flat = (spans: readonly Span[]): number[] => spans.flatMap(({ start, end }) => [start, end]);

/** The columns of `claim` that hold its words. */
export const claimColumns = (claim: ClaimInWords): object => ({
  quote: claim.quote,
  spans: flat(claim.spans),
  sentence_start: claim.sentence.start,
  sentence_end: claim.sentence.end,
  normalized_text: claim.normalizedText,
  quotation_type: claim.quotationType,
  claim_type: claim.claimType,
  check_worthiness: claim.checkWorthiness.score,
  check_class: claim.checkWorthiness.class,
  check_reasons: claim.checkWorthiness.reasons,
});

/** The columns of `attribution` that hold its phrases and how sure they are. */
export const attributionColumns = (
  { source, cue, content }: Pick<SplitAttribution, 'source' | 'cue' | 'content'>,
  confidence: { [Part in keyof SplitAttribution['confidence']]: SplitAttribution['confidence'][Part] | null },
): object => ({
  source_text: source?.text ?? null,
  source_spans: flat(source?.spans ?? []),
  cue_text: cue.text,
  cue_spans: flat(cue.spans),
  content_text: content.text,
  content_spans: flat(content.spans),
  source_confidence: confidence.source,
  cue_confidence: confidence.cue,
  content_confidence: confidence.content,
  claimant_confidence: confidence.claimants,
});
