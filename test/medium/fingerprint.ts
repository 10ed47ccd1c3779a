import type { TestService } from './test-service.js';

/** Everything the product writes but its keys' bookkeeping. */
const TABLES = [
  'article',
  'article_version',
  'attribution',
  'audit_event',
  'claim',
  'claim_claimant',
  'claimant',
  'claimant_alias',
  'claimant_name',
  'evidence',
  'judgement',
  'judgement_evidence',
  'lease',
  'person',
  'publication',
  'report_edition',
  'review_exclusion',
  'review_policy',
  'review_task',
  'split_correction',
  'verdict',
  'webhook_delivery',
  'webhook_endpoint',
] as const;

/** Rows and content of every table, to show that nothing was written: `rows hash`, by table. */
export async function fingerprint(service: TestService): Promise<Record<string, string>> {
  const columns = TABLES.map(
    (table) =>
      `(SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM ${table} AS t) AS ${table}`,
  );
  const rows = await service.sql<Record<string, string>>(`SELECT ${columns.join(', ')}`);
  return rows[0]!;
}
