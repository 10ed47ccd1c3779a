import type {
  ClaimView,
  ClaimantView,
  ConfidenceView,
  PriorityView,
  SpannedTextView,
  SpanView,
  VerdictView,
} from './claim.view.js';
import { explainPlace, type QueuePlace } from './queue-place.js';

/**
 * The columns of a claim with all that its view shows, for statements that select from `claim`: one row a claim, so that
 * a page of claims is one round trip.
 */
export const CLAIM_COLUMNS = `
    claim.id, claim.article_id, claim.version_id, claim.ordinal, claim.quote, claim.spans, claim.sentence_start,
    claim.sentence_end, claim.normalized_text, claim.quotation_type, claim.claim_type, claim.check_worthiness,
    claim.check_class, claim.check_reasons, claim.check_rank, claim.state, claim.revision, source_text, source_spans, cue_text, cue_spans, content_text,
    content_spans, source_confidence, cue_confidence, content_confidence,
    ARRAY(SELECT claimant_confidence[position + 1] FROM claim_claimant
     WHERE claim_id = claim.id AND role = 'claimant' ORDER BY position) AS claimant_confidence,
    (SELECT json_agg(json_build_object('id', claimant.id, 'name', name, 'kind', kind, 'role', role) ORDER BY role, position)
     FROM claim_claimant JOIN claimant ON claimant.id = claimant_id WHERE claim_id = claim.id) AS people,
    claim.state_reason, claim.recheck_at,
    (SELECT json_build_object('priority', priority, 'reasons', priority_reasons, 'boost', boost, 'boostReason', boost_reason,
       'importance', review_task.importance, 'urgency', urgency, 'deadline', deadline, 'openedAt', review_task.created_at, 'now', now())
     FROM review_task JOIN article ON article.id = claim.article_id
     WHERE claim_id = claim.id ORDER BY cycle DESC, round DESC LIMIT 1) AS place,
    (SELECT ${verdictJson()} FROM verdict JOIN judgement ON judgement.id = judgement_id
     WHERE verdict.claim_id = claim.id AND verdict.cycle = claim.cycle) AS verdict`;

export const CLAIM_FROM = 'claim LEFT JOIN attribution ON attribution.claim_id = claim.id';

/**
 * A verdict as JSON in the shape of its view, from `verdict` joined with the `judgement` that settled it. It rests on the
 * evidence of every judgement of its cycle that found the same.
 */
export function verdictJson(): string {
  return `json_build_object('id', verdict.id, 'cycle', verdict.cycle, 'attribution', judgement.attribution, 'content', content,
      'reasons', reasons, 'rationale', rationale, 'whatWouldSettle', what_would_settle, 'asOf', as_of, 'recheckAt', recheck_at,
      'decidedAt', verdict.created_at, 'decidedBy', person_id, 'replaces', replaces_id,
      'evidenceIds', ARRAY(SELECT DISTINCT evidence_id FROM judgement_evidence JOIN judgement AS same ON same.id = judgement_id
        WHERE same.claim_id = verdict.claim_id AND same.cycle = verdict.cycle AND same.attribution = judgement.attribution
          AND same.content = judgement.content ORDER BY 1))`;
}

/** A place in the queue as JSON writes it. */
type PlaceJson = Omit<QueuePlace, 'deadline' | 'openedAt'> & { deadline: string | null; openedAt: string; now: string };

export interface ClaimRow {
  id: string;
  article_id: string;
  version_id: string;
  ordinal: number;
  quote: string;
  spans: number[];
  sentence_start: number;
  sentence_end: number;
  normalized_text: string;
  quotation_type: ClaimView['quotationType'];
  claim_type: ClaimView['claimType'];
  check_worthiness: number;
  check_class: ClaimView['checkWorthiness']['class'];
  check_reasons: string[];
  check_rank: number | null;
  revision: number;
  state: ClaimView['state'];
  source_text: string | null;
  source_spans: number[] | null;
  cue_text: string | null;
  cue_spans: number[] | null;
  content_text: string | null;
  content_spans: number[] | null;
  source_confidence: number | null;
  cue_confidence: number | null;
  content_confidence: number | null;
  claimant_confidence: number[] | null;
  people: ClaimantView[] | null;
  state_reason: string | null;
  recheck_at: Date | null;
  place: PlaceJson | null;
  verdict: VerdictView | null;
}

export function claimView(row: ClaimRow): ClaimView {
  const people = row.people ?? [];
  const claimants = people.filter((p) => p.role === 'claimant');
  return {
    id: row.id,
    revision: row.revision,
    articleId: row.article_id,
    versionId: row.version_id,
    ordinal: row.ordinal,
    quote: row.quote,
    spans: pairs(row.spans),
    sentence: { start: row.sentence_start, end: row.sentence_end },
    normalizedText: row.normalized_text,
    quotationType: row.quotation_type,
    claimType: row.claim_type,
    attribution:
      row.cue_text === null
        ? null
        : {
            cue: spanned(row.cue_text, row.cue_spans),
            source: row.source_text === null ? null : spanned(row.source_text, row.source_spans),
            content: spanned(row.content_text ?? '', row.content_spans),
            claimants,
            relay: people.filter((p) => p.role === 'relay').map(({ id, name, kind }) => ({ id, name, kind })),
            confidence: confidenceView(row),
          },
    claimants,
    checkWorthiness: {
      score: row.check_worthiness,
      class: row.check_class,
      reasons: row.check_reasons,
      rank: row.check_rank,
    },
    state: row.state,
    stateReason: row.state_reason,
    recheckAt: row.recheck_at?.toISOString() ?? null,
    priority: row.place && priorityView(row.place),
    verdict: row.verdict && verdictView(row.verdict),
  };
}

const priorityView = ({ deadline, openedAt, now, ...place }: PlaceJson): PriorityView =>
  explainPlace(
    { ...place, deadline: deadline ? new Date(deadline) : null, openedAt: new Date(openedAt) },
    new Date(now),
  );

function confidenceView(row: ClaimRow): ConfidenceView | null {
  if (row.cue_confidence === null || row.content_confidence === null) return null;
  return {
    source: row.source_confidence,
    cue: row.cue_confidence,
    content: row.content_confidence,
    claimants: row.claimant_confidence ?? [],
  };
}

/** JSON built by Postgres writes times in the session's zone; the contract says UTC. */
export const verdictView = (verdict: VerdictView): VerdictView => ({
  ...verdict,
  asOf: utc(verdict.asOf),
  recheckAt: verdict.recheckAt && utc(verdict.recheckAt),
  decidedAt: utc(verdict.decidedAt),
});

const utc = (time: string): string => new Date(time).toISOString();

const spanned = (text: string, spans: number[] | null): SpannedTextView => ({ text, spans: pairs(spans ?? []) });

function pairs(flat: number[]): SpanView[] {
  const spans: SpanView[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) spans.push({ start: flat[i]!, end: flat[i + 1]! });
  return spans;
}
