import { ArticleStatus, ClaimState, DeliveryState, TaskState } from '../database/generated/enums.js';

/** A figure that Postgres knows: one statement whose columns are the labels and `value`. */
export interface DeskGauge {
  name: string;
  help: string;
  /** Labels with every value there can be, so that what has no rows reads 0. */
  labels: Record<string, readonly string[]>;
  text: string;
}

/** Seconds since the earliest time by the database's clock; 0 where there is none. */
const age = (time: string): string => `coalesce(extract(epoch FROM now() - min(${time})), 0)::float AS value`;
const UNSPLIT = `FROM article_version WHERE split_state IN ('pending', 'splitting')`;

/** All of them, over all desks. Counts of claims, tasks and articles read whole tables. */
export const DESK_GAUGES: DeskGauge[] = [
  {
    name: 'claimdesk_claims',
    help: 'Claims by state',
    labels: { state: Object.values(ClaimState) },
    text: 'SELECT state::text, count(*)::int AS value FROM claim GROUP BY state',
  },
  {
    name: 'claimdesk_review_tasks',
    help: 'Review tasks by round and state',
    labels: { round: ['1', '2', '3'], state: Object.values(TaskState) },
    text: 'SELECT round::text, state::text, count(*)::int AS value FROM review_task GROUP BY round, state',
  },
  {
    name: 'claimdesk_oldest_open_task_seconds',
    help: 'How long the oldest open review task waits',
    labels: {},
    text: `SELECT ${age('created_at')} FROM review_task WHERE state = 'open'`,
  },
  {
    name: 'claimdesk_live_leases',
    help: 'Review tasks that somebody holds',
    labels: {},
    text: 'SELECT count(*)::int AS value FROM lease WHERE ended_at IS NULL',
  },
  {
    name: 'claimdesk_oldest_lease_seconds',
    help: 'How long the one held longest is held',
    labels: {},
    text: `SELECT ${age('granted_at')} FROM lease WHERE ended_at IS NULL`,
  },
  {
    name: 'claimdesk_articles',
    help: 'Articles by status',
    labels: { status: Object.values(ArticleStatus) },
    text: 'SELECT status::text, count(*)::int AS value FROM article GROUP BY status',
  },
  {
    name: 'claimdesk_unsplit_versions',
    help: 'Versions of articles that wait for their split, or are being split',
    labels: {},
    text: `SELECT count(*)::int AS value ${UNSPLIT}`,
  },
  {
    name: 'claimdesk_oldest_unsplit_seconds',
    help: 'How long the oldest of them waits',
    labels: {},
    text: `SELECT ${age('created_at')} ${UNSPLIT}`,
  },
  {
    name: 'claimdesk_dead_letters',
    help: 'Work that was given up after all its attempts and waits for somebody',
    labels: { kind: ['split', 'webhook'] },
    text: `
      SELECT 'split' AS kind, count(*)::int AS value FROM article WHERE status = 'failed'
      UNION ALL SELECT 'webhook', count(*)::int FROM webhook_delivery WHERE state = 'failed'`,
  },
  {
    name: 'claimdesk_webhook_deliveries',
    help: 'Deliveries to webhooks by state; settled ones are kept for 30 days',
    labels: { state: Object.values(DeliveryState) },
    text: 'SELECT state::text, count(*)::int AS value FROM webhook_delivery GROUP BY state',
  },
  {
    name: 'claimdesk_webhook_lag_seconds',
    help: 'How long ago the oldest event happened that an enabled webhook has not been told of',
    labels: {},
    text: `
      SELECT ${age('webhook_delivery.created_at')} FROM webhook_delivery JOIN webhook_endpoint ON webhook_endpoint.id = endpoint_id
      WHERE state = 'pending' AND enabled`,
  },
  {
    name: 'claimdesk_audit_head',
    help: 'Events in the chain of the audit log',
    labels: {},
    text: 'SELECT seq::float AS value FROM audit_head',
  },
  {
    name: 'claimdesk_audit_unsealed',
    help: 'Events of the audit log that are not in its chain yet',
    labels: {},
    text: 'SELECT count(*)::int AS value FROM audit_unsealed',
  },
];
