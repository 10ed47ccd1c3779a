import { checkStateChanges } from '../../prove/check/state-changes.js';
import type { EventRow, Query } from '../../prove/check/recorded.js';
import { canonicalText, splitArticle } from '../../src/text/index.js';

export interface Truth {
  lost: number;
  doubled: number;
  rerun: number;
  /** In words, for whoever looks into it. */
  violations: string[];
}

interface ArticleRow {
  id: string;
  status: string;
  quotes: string[];
  open: number;
  tasks: number;
  events: number;
  claim_events: number;
  starts: number;
}

/** Submitted, taken up, split: what the log tells of an article that nobody has reviewed. */
const EVENTS_OF_AN_ARTICLE = 3;

const ARTICLES = `
  SELECT article.id, article.status::text,
    (SELECT coalesce(array_agg(quote ORDER BY ordinal), '{}') FROM claim WHERE article_id = article.id) AS quotes,
    (SELECT count(*)::int FROM claim WHERE article_id = article.id AND state = 'open') AS open,
    (SELECT count(*)::int FROM claim JOIN review_task ON claim_id = claim.id WHERE article_id = article.id) AS tasks,
    (SELECT count(*)::int FROM audit_event WHERE subject_id = article.id) AS events,
    (SELECT count(*)::int FROM claim JOIN audit_event ON subject_id = claim.id WHERE article_id = article.id) AS claim_events,
    (SELECT sum(split_attempts)::int FROM article_version WHERE article_id = article.id) AS starts
  FROM article`;

const CLAIM_EVENTS = `
  SELECT subject_id AS claim_id, from_state, to_state FROM audit_event WHERE subject_type = 'claim' ORDER BY id`;

/**
 * Holds the database against what was acknowledged: every article there once, with exactly the claims that its text yields,
 * each open with one task; one row of the audit log for every change of a state.
 * @param acknowledged texts by the id of the article that the service made of them
 */
export async function readTruth(query: Query, acknowledged: Map<string, string>): Promise<Truth> {
  const rows = new Map((await query<ArticleRow>(ARTICLES)).map((row) => [row.id, row]));
  const violations: string[] = [];
  let [lost, doubled, rerun] = [0, 0, 0];
  for (const [id, text] of acknowledged) {
    const wanted = splitArticle(canonicalText(text), {}).claims.map(({ quote }) => quote);
    const row = rows.get(id);
    rows.delete(id);
    rerun += Math.max(0, (row?.starts ?? 0) - 1);
    const found = row?.quotes ?? [];
    if (row?.status !== 'in_review' || row.open < wanted.length || row.tasks < wanted.length) {
      lost++;
      violations.push(`article ${id} is ${row?.status ?? 'not there'}: ${found.length} of ${wanted.length} claims`);
    } else if (found.length > wanted.length || row.tasks > wanted.length || row.events > EVENTS_OF_AN_ARTICLE) {
      doubled++;
      violations.push(
        `article ${id}: ${found.length} claims, ${row.tasks} tasks for ${wanted.length}; ${row.events} events`,
      );
    } else if (found.join('\n') !== wanted.join('\n')) {
      violations.push(`article ${id} has claims that its text does not yield`);
    } else if (row.events !== EVENTS_OF_AN_ARTICLE || row.claim_events !== wanted.length) {
      violations.push(
        `article ${id}: the audit log tells of ${row.events} steps, and ${row.claim_events} of its claims`,
      );
    }
  }
  doubled += rows.size;
  for (const id of rows.keys()) violations.push(`article ${id} is there and was never acknowledged`);
  violations.push(...(await checkStateChanges(query, await query<EventRow>(CLAIM_EVENTS))).violations);
  return { lost, doubled, rerun, violations };
}
