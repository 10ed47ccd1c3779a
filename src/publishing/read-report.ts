import { createHash } from 'node:crypto';
import { CLAIM_COLUMNS, CLAIM_FROM, claimView, verdictJson, verdictView, type ClaimRow } from '../claims/claim-row.js';
import type { ClaimView, RelayView, VerdictView } from '../claims/claim.view.js';
import type { Database, Statement } from '../database/database.js';
import type { SplitState } from '../database/generated/enums.js';
import { EVIDENCE_JSON, evidenceView } from '../evidence/evidence-row.js';
import type { EvidenceView } from '../evidence/evidence.view.js';
import { Problem } from '../errors/problem.js';
import { blockersOf, reportCounts, reportCoverage, type CoverageTile } from './report-counts.js';
import type { BlockerView, ReportClaimView, ReportEvidenceView, ReportVerdictView, ReportView } from './report.view.js';

const articleOf = (lock: string): string => `
  SELECT article.id, version.id AS version_id, version.number, title, publisher, author, source_url, published_at, language, text,
    coverage, partial_reason, splitter, split_state
  FROM article JOIN article_version AS version ON version.id = current_version_id
  WHERE article.id = $1 AND article.desk_id = $2 ${lock}`;

const ARTICLE: Statement = { name: 'report-article', text: articleOf('') };
/** Until the end of the transaction no verdict settles a claim of the article or reopens one, and no new text comes. */
const LOCKED_ARTICLE: Statement = { name: 'report-article-locked', text: articleOf('FOR UPDATE OF article') };

/** Only settled judgements are read: a verdict is one by its nature, and evidence shows with the verdict that cites it. */
const CLAIMS: Statement = {
  name: 'report-claims',
  text: `
    SELECT ${CLAIM_COLUMNS}, claim.cycle,
      (SELECT json_agg(json_build_object('verdict', ${verdictJson()}, 'round', round) ORDER BY verdict.cycle DESC)
       FROM verdict JOIN judgement ON judgement.id = judgement_id WHERE verdict.claim_id = claim.id) AS verdicts,
      (SELECT json_agg(${EVIDENCE_JSON} ORDER BY evidence.id) FROM evidence WHERE evidence.claim_id = claim.id) AS evidence
    FROM ${CLAIM_FROM} WHERE version_id = $1 AND claim.state <> 'superseded' ORDER BY ordinal`,
};

/** Claims of other versions of the article in the same words: a link to one of them is still to lead somewhere. */
const FORMER: Statement = {
  name: 'report-former-claims',
  text: `SELECT former.id AS former, min(claim.ordinal) AS ordinal FROM claim JOIN claim AS former
           ON former.article_id = claim.article_id AND former.version_id <> claim.version_id AND former.quote = claim.quote
         WHERE claim.version_id = $1 AND claim.state <> 'superseded' GROUP BY former.id ORDER BY former.id`,
};

interface ArticleRow {
  id: string;
  version_id: string;
  number: number;
  title: string | null;
  publisher: string | null;
  author: string | null;
  source_url: string | null;
  published_at: Date | null;
  language: string | null;
  text: string;
  coverage: CoverageTile[] | null;
  partial_reason: string | null;
  splitter: string | null;
  split_state: SplitState;
}

interface ReportClaimRow extends ClaimRow {
  cycle: number;
  verdicts: { verdict: VerdictView; round: number }[] | null;
  evidence: EvidenceView[] | null;
}

/** A report with what keeps it from being published. */
export interface ReadReport {
  report: ReportView;
  blockers: BlockerView[];
}

/**
 * The report of an article as it stands now. With `locked`, within a transaction, nothing it tells changes before the end.
 * @throws Problem `not_found`, also for another desk's article
 */
export async function readReport(
  run: Database['run'],
  deskId: string,
  articleId: string,
  { locked = false } = {},
): Promise<ReadReport> {
  const [article] = await run<ArticleRow>(locked ? LOCKED_ARTICLE : ARTICLE, [articleId, deskId]);
  if (!article) throw new Problem('not_found', `This desk has no article ${articleId}.`);
  const rows = await run<ReportClaimRow>(CLAIMS, [article.version_id]);
  const former = await run<{ former: string; ordinal: number }>(FORMER, [article.version_id]);
  const formerIds = new Map(rows.map((row): [number, string[]] => [row.ordinal, []]));
  for (const link of former) formerIds.get(link.ordinal)?.push(link.former);
  const claims = rows.map((row) => reportClaim(row, article.text, formerIds.get(row.ordinal)!));
  const { partial_reason: partialReason, splitter } = article;
  const isSplit = article.split_state === 'done';
  return {
    report: {
      article: {
        id: article.id,
        versionId: article.version_id,
        version: article.number,
        title: article.title,
        publisher: article.publisher,
        author: article.author,
        sourceUrl: article.source_url,
        publishedAt: article.published_at?.toISOString() ?? null,
        language: article.language,
      },
      counts: reportCounts(claims),
      coverage: isSplit ? reportCoverage(article.coverage ?? [], { partialReason, splitter }) : null,
      claims,
    },
    blockers: blockersOf(isSplit, claims),
  };
}

/** SHA-256 of what a report tells. */
export const reportHash = (report: ReportView): Buffer => createHash('sha256').update(JSON.stringify(report)).digest();

function reportClaim(row: ReportClaimRow, text: string, formerIds: string[]): ReportClaimView {
  const view = claimView(row);
  const verdicts = (row.verdicts ?? []).map(({ verdict, round }) => ({ ...verdictView(verdict), round }));
  const told = verdicts.map((verdict) => reportVerdict(verdict, verdicts, row.evidence ?? []));
  // Between two cycles the newest verdict is an earlier one: it no longer stands.
  const stands = view.state === 'concluded' && verdicts[0]?.cycle === row.cycle;
  return {
    id: view.id,
    formerIds,
    ordinal: view.ordinal,
    quote: view.quote,
    spans: view.spans,
    sentence: text.slice(view.sentence.start, view.sentence.end),
    sentenceSpan: view.sentence,
    normalizedText: view.normalizedText,
    quotationType: view.quotationType,
    claimType: view.claimType,
    claimants: view.claimants.map(nameAndKind),
    relay: view.attribution?.relay ?? [],
    cue: view.attribution?.cue ?? null,
    status: statusOf(view.state, stands),
    verdict: (stands && told[0]) || null,
    earlierVerdicts: stands ? told.slice(1) : told,
  };
}

const nameAndKind = ({ id, name, kind }: RelayView): RelayView => ({ id, name, kind });

function statusOf(state: ClaimView['state'], stands: boolean): ReportClaimView['status'] {
  if (state === 'dismissed') return 'set_aside';
  return stands ? 'judged' : 'under_review';
}

const REVIEWS = { 1: 'single', 2: 'double', 3: 'adjudicated' } as const;

function reportVerdict(
  verdict: VerdictView & { round: number },
  all: readonly VerdictView[],
  evidence: EvidenceView[],
): ReportVerdictView {
  const replaced = all.find(({ id }) => id === verdict.replaces);
  const { id, attribution, content, reasons, rationale, whatWouldSettle, asOf, recheckAt, decidedAt } = verdict;
  return {
    ...{ id, attribution, content, reasons, rationale, whatWouldSettle, asOf, recheckAt, decidedAt },
    review: REVIEWS[verdict.round as keyof typeof REVIEWS],
    isCorrection: !!replaced && (replaced.attribution !== attribution || replaced.content !== content),
    evidence: evidence.filter((piece) => verdict.evidenceIds.includes(piece.id)).map(reportEvidence),
  };
}

function reportEvidence(piece: EvidenceView): ReportEvidenceView {
  const { addedBy: _addedBy, claimId: _claimId, ...told } = evidenceView(piece);
  return told;
}
