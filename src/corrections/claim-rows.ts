import { spannedText, type Span } from '../text/index.js';
import type { ClaimWords } from './corrected-claim.js';

const flat = (spans: readonly Span[]): number[] => spans.flatMap(({ start, end }) => [start, end]);

/** A row of `claim` as REWRITE_CLAIMS reads it. */
export const claimRow = (claim: ClaimWords, place: number): object => ({
  id: claim.id,
  place,
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

/** A row of `attribution` as REWRITE_CLAIMS reads it; none for the article's own voice. */
export function attributionRow(text: string, { id, attribution, confidence }: ClaimWords): object[] {
  if (!attribution) return [];
  const { source, cue, content } = attribution;
  return [
    {
      claim_id: id,
      source_text: source && spannedText(text, source).text,
      source_spans: flat(source ?? []),
      cue_text: spannedText(text, cue).text,
      cue_spans: flat(cue),
      content_text: spannedText(text, content).text,
      content_spans: flat(content),
      source_confidence: confidence.source,
      cue_confidence: confidence.cue,
      content_confidence: confidence.content,
      claimant_confidence: confidence.claimants,
    },
  ];
}
