import { access, constants, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { renderClaimTable } from '../cli/claim-table.js';
import type { ClaimView } from '../claims/claim.view.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { migrate } from '../database/migrate.js';
import { startChild, type RunningChild } from './child-process.js';
import { developmentKeys, type DevKeys } from './dev-keys.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { announceService, refuseSecondService, withdrawService } from './running-service.js';
import { developmentSecretsKey } from './secrets-key.js';
import { splitSampleArticle } from './sample-article.js';
import { StartError } from './start-error.js';

type Say = (line: string) => void;

/** A worker that lives no longer than this is not started again. */
const SHORT_LIFE_MS = 2_000;

/**
 * The whole product on one machine: database, one api, one worker, the sample article split, and what to do next printed.
 * Runs until told to stop or until one of its processes ends.
 * @returns the exit code
 * @throws StartError with the way out
 */
export async function startStandalone(settings: Settings, say: Say): Promise<number> {
  const home = resolve(settings.home);
  await openHome(home);
  await refuseSecondService(home);
  await refuseTakenPort(settings);
  const toStop: (() => Promise<void>)[] = [];
  const stopped = untilToldToStop();
  try {
    const databaseUrl = settings.databaseUrl ?? (await startDatabase(home, toStop, say));
    const applied = await migrate(databaseUrl);
    say(
      applied.length
        ? `Database ready (${applied.length} new migration${applied.length === 1 ? '' : 's'} applied)`
        : 'Database ready',
    );
    const keys = await readKeys({ ...settings, databaseUrl }, home);
    const secretsKey = settings.secretsKey ?? (await developmentSecretsKey(home));
    const env = { ...process.env, DATABASE_URL: databaseUrl, SECRETS_KEY: secretsKey };
    const children = await startChildren(home, env, toStop);
    const apiUrl = children[0].url.replace('0.0.0.0', '127.0.0.1').replace('[::1]', '127.0.0.1');
    await announceService(home, { pid: process.pid, databaseUrl, apiUrl });
    toStop.push(() => withdrawService(home));
    say('Api and worker running; splitting the sample article …');
    const { id, claims } = await splitSampleArticle(apiUrl, keys.submitter);
    say(`\n${table(claims)}\n\n${whatNext(apiUrl, home, id, claims.length, keys)}`);
    const workerFailed = keepRunning(children[1], stopped, say, () => startIn('worker', home, env, toStop));
    const reason = await Promise.race([stopped, children[0].ended.then(() => 'api'), workerFailed]);
    if (reason === 'stop') return 0;
    say(`The ${reason} ended by itself; its log is ${home}/${reason}.log.`);
    return 1;
  } finally {
    say('\nStopping …');
    for (const stop of toStop.reverse()) await stop();
    say('Stopped.');
    if (process.connected) process.disconnect();
  }
}

async function startDatabase(home: string, toStop: (() => Promise<void>)[], say: Say): Promise<string> {
  const postgres = await startEmbeddedPostgres(home);
  toStop.push(() => postgres.stop());
  say(`Embedded Postgres running; data in ${home}/postgres`);
  return postgres.url;
}

async function startChildren(
  home: string,
  env: NodeJS.ProcessEnv,
  toStop: (() => Promise<void>)[],
): Promise<[api: RunningChild, worker: RunningChild]> {
  const starts = (['api', 'worker'] as const).map((name) => startIn(name, home, env, toStop));
  const outcomes = await Promise.allSettled(starts);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  const [api, worker] = outcomes.map((outcome) => (outcome as PromiseFulfilledResult<RunningChild>).value);
  return [api!, worker!];
}

async function startIn(
  name: 'api' | 'worker',
  home: string,
  env: NodeJS.ProcessEnv,
  toStop: (() => Promise<void>)[],
): Promise<RunningChild> {
  const child = await startChild(name, home, env);
  toStop.push(() => child.stop());
  return child;
}

/**
 * Starts the worker again where it ends by itself: one that is wedged does, and one that a text kills. What it had begun waits
 * in Postgres. One that ends as soon as it has started has another trouble: then this resolves.
 */
async function keepRunning(
  worker: RunningChild,
  stopped: Promise<'stop'>,
  say: Say,
  start: () => Promise<RunningChild>,
): Promise<'worker' | 'stop'> {
  for (let started = performance.now(); ; started = performance.now()) {
    const ended = await Promise.race([stopped, worker.ended]);
    if (ended === 'stop') return 'stop';
    if (performance.now() - started < SHORT_LIFE_MS) return 'worker';
    say(`The worker ended by itself (${ended ?? 'killed'}); starting it again`);
    try {
      worker = await start();
    } catch {
      return 'worker';
    }
  }
}

async function openHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true });
    await access(home, constants.W_OK);
  } catch (error) {
    throw new StartError(
      `Cannot write to ${home} (${(error as Error).message}). Make it writable, or set CLAIMDESK_HOME to a folder that is.`,
    );
  }
}

async function refuseTakenPort({ port, host }: Settings): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    await new Promise<void>((done, fail) => probe.once('error', fail).listen(port, host, done));
  } catch {
    throw new StartError(
      `Port ${port} on ${host} is taken. Stop what uses it, or set PORT to another (0 picks a free one).`,
    );
  }
  await new Promise((done) => probe.close(done));
}

async function readKeys(settings: Settings, home: string): Promise<DevKeys> {
  const database = new Database(settings);
  try {
    return await developmentKeys(database, home);
  } finally {
    await database.onApplicationShutdown();
  }
}

/** Resolves at Ctrl-C, a polite kill, or the end of who started us; what comes later waits for the stop under way. */
function untilToldToStop(): Promise<'stop'> {
  return new Promise((done) => {
    process.on('disconnect', () => done('stop'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done('stop'));
  });
}

const table = (claims: ClaimView[]): string =>
  renderClaimTable(
    claims.map((claim) => ({
      claimant: [
        ...claim.claimants.map((c) => c.name),
        ...(claim.attribution?.relay ?? []).map((r) => `via ${r.name}`),
      ].join(', '),
      kind: [...new Set(claim.claimants.map((c) => c.kind))].join(', '),
      cue: claim.attribution?.cue.text ?? '',
      quote: claim.quote,
    })),
    process.stdout.columns ?? 120,
  );

const whatNext = (apiUrl: string, home: string, articleId: string, claims: number, keys: DevKeys): string =>
  `${claims} claims wait in the review queue.

  The page     ${apiUrl} (sign in with one of the keys below)
  The article  ${apiUrl}/articles/${articleId}
  Contract     ${apiUrl}/docs
  Logs         ${home}/api.log, ${home}/worker.log

  Development keys (also in ${home}/dev-keys.json)
    admin      ${keys.admin}
    lead       ${keys.lead}
    submitter  ${keys.submitter}
    reviewer   ${keys.reviewers.join('\n    reviewer   ')}

  Lease the first claim:
    curl -s -X POST ${apiUrl}/v1/reviews/lease -H 'Authorization: Bearer ${keys.reviewers[0]}'

Ctrl-C stops everything; the data stays.`;
