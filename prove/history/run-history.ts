import { setTimeout as pause } from 'node:timers/promises';
import { mulberry32 } from '../../bench/ingest/articles.js';
import { SealAudit } from '../../src/audit/seal-audit.js';
import { VerifyAudit } from '../../src/audit/verify-audit.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { Database } from '../../src/database/database.js';
import type { Role } from '../../src/database/generated/enums.js';
import { secondReviewReasons, type ReviewPolicy } from '../../src/reviews/review-policy.js';
import { checkJudgements } from '../check/check-judgements.js';
import { checkLeases } from '../check/check-leases.js';
import { checkPaths, type Rules } from '../check/check-paths.js';
import { readRecorded } from '../check/recorded.js';
import { checkStateChanges, watchStates } from '../check/state-changes.js';
import { openArticles } from '../service/open-articles.js';
import { ProofService } from '../service/proof-service.js';
import { checkClients } from './check-clients.js';
import { Journal, type Operation } from './journal.js';
import { Reviewer } from './reviewer.js';

export interface HistoryOptions {
  operations: number;
  reviewers: number;
  leads: number;
  articles: number;
  /** Processes killed with -9 during the operations: an api, then a worker, in turn. */
  kills: number;
  seed: number;
  progress?: (line: string) => void;
}

export interface HistoryProof {
  seed: number;
  operations: Operation[];
  kills: { api: number; worker: number };
  seconds: number;
  checked: { claims: number; leases: number; judgements: number; events: number; stateChanges: number };
  violations: string[];
  /** The end of what the processes printed. */
  output: string;
}

const CLAIMS_AN_ARTICLE = 5;
/** Claims that everybody wants and that leads steer. */
const CONTESTED = 20;
const LEASE_LIMIT = 4;
const SAMPLE_PERCENT = 40;
const SWEPT_WITHIN_MS = 30_000;
const DESK = 'default';

/** Everybody reviews, processes are killed, and afterwards the database, the clients and the model are compared. */
export async function runHistory(databaseUrl: string, options: HistoryOptions): Promise<HistoryProof> {
  const say = options.progress ?? (() => undefined);
  say('starting 2 apis and 2 workers');
  const service = await ProofService.start(databaseUrl, { apis: 2, workers: 2 });
  try {
    await watchStates(service.query);
    const { policy, people, claims } = await prepare(service, options, say);
    const kills = { api: 0, worker: 0 };
    const random = mulberry32(options.seed);
    let killing = Promise.resolve();
    const spacing = Math.floor(options.operations / (options.kills + 1));
    const journal = new Journal(
      options.operations,
      () => service.addresses,
      random,
      (n) => {
        if (n % 100 === 0) say(`${n} of ${options.operations} operations, ${kills.api + kills.worker} kills`);
        if (n % spacing !== 0 || n / spacing > options.kills) return;
        killing = killing.then(() => killNext(service, kills));
      },
    );
    const contested = claims.slice(0, CONTESTED);
    const ids = people.map(({ id }) => id);
    const start = performance.now();
    await Promise.all(
      people.map(({ id, role, key }, n) =>
        new Reviewer(id, role, key, journal, mulberry32(options.seed + 1 + n), contested, ids).work(),
      ),
    );
    const seconds = (performance.now() - start) / 1000;
    await killing;
    await service.allBack();
    say('waiting until every lease has run out');
    await settle(service);
    say('checking');
    const roles = new Map(people.map(({ id, role }) => [id, role]));
    const rules: Rules = {
      roleOf: (person) => roles.get(person)!,
      reviewedTwice: (id) => reviewedTwice(policy, id),
      leaseLimit: LEASE_LIMIT,
    };
    const checks = await check(service, journal.operations, rules);
    return { seed: options.seed, operations: journal.operations, kills, seconds, ...checks, output: service.output };
  } finally {
    await service.stop();
  }
}

interface Person {
  id: string;
  role: Role;
  key: string;
}

async function prepare(
  service: ProofService,
  { reviewers, leads, articles }: HistoryOptions,
  say: (line: string) => void,
): Promise<{ policy: ReviewPolicy; people: Person[]; claims: string[] }> {
  const admin = await service.client('lead', 'Desk lead');
  const change = {
    secondReview: { samplePercent: SAMPLE_PERCENT },
    leaseLimit: LEASE_LIMIT,
  };
  const { body: policy } = await admin.patch<ReviewPolicy>('/v1/policy', change, { 'if-match': '*' });
  say(`taking in ${articles} articles`);
  const claims = await openArticles(service, admin, { articles, claimsEach: CLAIMS_AN_ARTICLE });
  const people: Person[] = [];
  for (let n = 0; n < reviewers + leads; n++) {
    const role = n < leads ? 'lead' : 'reviewer';
    const name = `Person ${n}`;
    const { key } = await service.client(role, name);
    const [row] = await service.query<{ id: string }>('SELECT id FROM person WHERE name = $1', [name]);
    people.push({ id: row!.id, role, key: key! });
  }
  return { policy, people, claims };
}

const reviewedTwice = (policy: ReviewPolicy, id: string): boolean =>
  secondReviewReasons(policy, { id, checkWorthiness: 0, claimType: 'event', claimantKinds: [] }).length > 0;

async function killNext(service: ProofService, kills: HistoryProof['kills']): Promise<void> {
  // One at a time, so that there is always an api to go on with.
  await service.allBack();
  if (kills.api <= kills.worker) await service.killApi(kills.api++);
  else await service.killWorker(kills.worker++);
}

/** Waits until the workers have taken back every lease that ran out. */
async function settle(service: ProofService): Promise<void> {
  const deadline = performance.now() + SWEPT_WITHIN_MS;
  for (;;) {
    const [row] = await service.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM lease WHERE ended_at IS NULL',
    );
    if (row!.left === 0) return;
    if (performance.now() > deadline) throw new Error(`${row!.left} leases were not taken back: ${service.output}`);
    await pause(100);
  }
}

async function check(
  service: ProofService,
  operations: Operation[],
  rules: Rules,
): Promise<Pick<HistoryProof, 'checked' | 'violations'>> {
  const recorded = await readRecorded(service.query, DESK);
  const watched = await checkStateChanges(service.query, recorded.events);
  const database = new Database(loadSettings({ DATABASE_URL: service.databaseUrl }));
  const log = await new VerifyAudit(database, new SealAudit(database))
    .run()
    .finally(() => database.onApplicationShutdown());
  const { claims, leases, judgements, events } = recorded;
  return {
    checked: {
      claims: claims.length,
      leases: leases.length,
      judgements: judgements.length,
      events: events.length,
      stateChanges: watched.changes,
    },
    violations: [
      ...checkPaths(recorded, rules),
      ...checkLeases(recorded, rules),
      ...checkJudgements(recorded),
      ...watched.violations,
      ...checkClients(operations, recorded),
      ...(log.ok ? [] : [`audit log: ${log.firstBad?.detail}`]),
    ],
  };
}
