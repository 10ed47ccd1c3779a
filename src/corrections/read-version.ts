import type { Database, Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import type { CoverageSegment, Span } from '../text/index.js';
import type { Confidences, Holder, LiveClaim, LiveVersion, NamedClaimant } from './corrected-claim.js';

/** Corrections and openings of one article take turns. Values: article. */
const TAKE_TURN: Statement = {
  name: 'correction-turn',
  text: `SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))`,
};

/** Before their claims, in the order in which every statement locks them. Values: claims that are corrected. */
const LOCK_TASKS: Statement = {
  name: 'correction-lock-tasks',
  text: `SELECT id FROM review_task WHERE claim_id = ANY ($1::uuid[]) AND state IN ('open', 'leased') ORDER BY id FOR UPDATE`,
};

/** All claims of the text: places and ranks among them may change. Values: article. */
const LOCK_CLAIMS: Statement = {
  name: 'correction-lock-claims',
  text: `
    SELECT claim.id FROM claim JOIN article ON article.id = article_id AND current_version_id = version_id
    WHERE article.id = $1 AND state <> 'superseded' ORDER BY claim.id FOR UPDATE OF claim`,
};

const VERSION: Statement = {
  name: 'correction-version',
  text: `
    SELECT version.id, version.text, version.language, version.splitter, version.coverage, publisher
    FROM article JOIN article_version AS version ON version.id = current_version_id WHERE article.id = $1`,
};

const people = (role: string): string => `(
      SELECT coalesce(json_agg(json_build_object('name', name, 'kind', kind) ORDER BY position), '[]')
      FROM claim_claimant JOIN claimant ON claimant.id = claimant_id WHERE claim_id = claim.id AND role = '${role}')`;

const claimsWhere = (condition: string): string => `
    SELECT claim.id, ordinal, check_rank, state, cycle, revision, quote, spans, sentence_start, sentence_end, normalized_text,
      quotation_type, claim_type, check_worthiness, check_class, check_reasons, source_spans, cue_spans, content_spans,
      source_text, source_confidence, cue_confidence, content_confidence, claimant_confidence,
      ${people('claimant')} AS claimants, ${people('relay')} AS relay,
      (SELECT json_build_object('personId', person_id, 'name', person.name, 'until', expires_at)
       FROM review_task JOIN lease ON task_id = review_task.id JOIN person ON person.id = person_id
       WHERE claim_id = claim.id AND ended_at IS NULL AND expires_at > now()) AS holder
    FROM claim LEFT JOIN attribution ON attribution.claim_id = claim.id
    WHERE version_id = $1 AND ${condition} ORDER BY ordinal`;

/** Claims of the current version that no correction has replaced. Values: version. */
const CLAIMS: Statement = { name: 'correction-claims', text: claimsWhere(`state <> 'superseded'`) };

/** Claims of any version, as people left them. Values: version. */
export const CORRECTED_CLAIMS: Statement = {
  name: 'corrected-claims',
  text: claimsWhere(`state <> 'dismissed' AND NOT EXISTS (SELECT FROM split_correction AS c
      WHERE c.version_id = claim.version_id AND claim.id = ANY (before_ids) AND NOT claim.id = ANY (after_ids))`),
};

interface VersionRow {
  id: string;
  text: string;
  language: string | null;
  splitter: string | null;
  coverage: CoverageSegment[] | null;
  publisher: string | null;
}

export interface LiveClaimRow {
  id: string;
  ordinal: number;
  check_rank: number | null;
  state: LiveClaim['state'];
  cycle: number;
  revision: number;
  quote: string;
  spans: number[];
  sentence_start: number;
  sentence_end: number;
  normalized_text: string;
  quotation_type: LiveClaim['quotationType'];
  claim_type: LiveClaim['claimType'];
  check_worthiness: number;
  check_class: LiveClaim['checkWorthiness']['class'];
  check_reasons: string[];
  source_text: string | null;
  source_spans: number[] | null;
  cue_spans: number[] | null;
  content_spans: number[] | null;
  source_confidence: number | null;
  cue_confidence: number | null;
  content_confidence: number | null;
  claimant_confidence: number[] | null;
  claimants: NamedClaimant[];
  relay: NamedClaimant[];
  holder: Holder | null;
}

export interface VersionUnderCorrection extends LiveVersion {
  coverage: CoverageSegment[];
}

/**
 * The article's current version with its claims, locked until the transaction ends: nobody leases, judges or corrects one of
 * them meanwhile.
 * @param claimIds claims that are to be corrected
 * @throws Problem `illegal_transition` where the text is not split yet
 */
export async function lockVersion(
  run: Database['run'],
  article: { id: string; deskId: string },
  claimIds: readonly string[],
): Promise<VersionUnderCorrection> {
  await run(TAKE_TURN, [article.id]);
  // A task that was finished while we waited for it may have a next one.
  await run(LOCK_TASKS, [claimIds]);
  await run(LOCK_TASKS, [claimIds]);
  await run(LOCK_CLAIMS, [article.id]);
  const [version] = await run<VersionRow>(VERSION, [article.id]);
  if (!version?.coverage || version.splitter === null)
    throw new Problem('illegal_transition', 'The article’s text is not split yet. Wait until its claims are there.');
  const rows = await run<LiveClaimRow>(CLAIMS, [version.id]);
  return {
    id: version.id,
    articleId: article.id,
    deskId: article.deskId,
    text: version.text,
    language: version.language,
    splitter: version.splitter,
    coverage: version.coverage,
    outlet: version.publisher ?? 'the article',
    claims: rows.map(liveClaim),
  };
}

export function liveClaim(row: LiveClaimRow): LiveClaim {
  const confidence: Confidences = {
    source: row.source_confidence,
    cue: row.cue_confidence,
    content: row.content_confidence,
    claimants: row.claimant_confidence,
  };
  return {
    id: row.id,
    ordinal: row.ordinal,
    checkRank: row.check_rank,
    state: row.state,
    cycle: row.cycle,
    revision: row.revision,
    quote: row.quote,
    spans: pairs(row.spans),
    sentence: { start: row.sentence_start, end: row.sentence_end },
    normalizedText: row.normalized_text,
    quotationType: row.quotation_type,
    claimType: row.claim_type,
    checkWorthiness: { score: row.check_worthiness, class: row.check_class, reasons: row.check_reasons },
    attribution: row.cue_spans && {
      source: row.source_text === null ? null : pairs(row.source_spans ?? []),
      cue: pairs(row.cue_spans),
      content: pairs(row.content_spans ?? []),
    },
    confidence,
    claimants: row.claimants,
    relay: row.relay,
    holder: row.holder,
  };
}

function pairs(flat: readonly number[]): Span[] {
  return Array.from({ length: flat.length / 2 }, (_, n) => ({ start: flat[2 * n]!, end: flat[2 * n + 1]! }));
}
