import { stringify, type Options } from 'csv-stringify/sync';
import type { ExportedClaim } from './exported-claim.js';

/**
 * A cell that begins so could be taken for a formula by a spreadsheet; it gets an apostrophe in front. So does one that
 * begins with an apostrophe, and so the way back is the same for every cell: take one leading apostrophe away.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\t\r\n\0'＝＋－＠]/;

export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const list = (values: readonly string[] | undefined): string => (values ?? []).join(' | ');

/** The columns, in their order. Lists are joined by ` | `; spans are `start-end`, in UTF-16 code units. */
const COLUMNS: Record<string, (claim: ExportedClaim) => string | number | null | undefined> = {
  id: ({ id }) => id,
  articleId: ({ articleId }) => articleId,
  versionId: ({ versionId }) => versionId,
  ordinal: ({ ordinal }) => ordinal,
  articleTitle: ({ article }) => article.title,
  articlePublisher: ({ article }) => article.publisher,
  articleUrl: ({ article }) => article.sourceUrl,
  articlePublishedAt: ({ article }) => article.publishedAt,
  language: ({ article }) => article.language,
  quote: ({ quote }) => quote,
  spans: ({ spans }) => list(spans.map(({ start, end }) => `${start}-${end}`)),
  normalizedText: ({ normalizedText }) => normalizedText,
  quotationType: ({ quotationType }) => quotationType,
  claimType: ({ claimType }) => claimType,
  claimants: ({ claimants }) => list(claimants.map(({ name }) => name)),
  claimantKinds: ({ claimants }) => list(claimants.map(({ kind }) => kind)),
  relay: ({ attribution }) => list(attribution?.relay.map(({ name }) => name)),
  source: ({ attribution }) => attribution?.source?.text,
  cue: ({ attribution }) => attribution?.cue.text,
  checkWorthiness: ({ checkWorthiness }) => checkWorthiness.score,
  checkClass: ({ checkWorthiness }) => checkWorthiness.class,
  state: ({ state }) => state,
  attribution: ({ verdict }) => verdict?.attribution,
  content: ({ verdict }) => verdict?.content,
  reasons: ({ verdict }) => list(verdict?.reasons),
  rationale: ({ verdict }) => verdict?.rationale,
  whatWouldSettle: ({ verdict }) => verdict?.whatWouldSettle,
  asOf: ({ verdict }) => verdict?.asOf,
  decidedAt: ({ verdict }) => verdict?.decidedAt,
  recheckAt: ({ recheckAt }) => recheckAt,
  evidence: ({ evidence }) => list(evidence.map(({ url, document }) => url ?? document ?? '')),
};

const OPTIONS: Options = {
  record_delimiter: '\r\n',
  quoted_string: true,
  quoted_empty: false,
  cast: { string: safeCell },
};

/** The first line. With a byte-order mark where a spreadsheet is to know that it is UTF-8. */
export const csvHeader = (bom: boolean): string => stringify([Object.keys(COLUMNS)], { ...OPTIONS, bom });

/** RFC 4180: CRLF after each record, text always in quotes, an empty cell for what there is not. */
export const csvRecords = (claims: readonly ExportedClaim[]): string =>
  stringify(
    claims.map((claim) => Object.values(COLUMNS).map((cell) => cell(claim))),
    OPTIONS,
  );
