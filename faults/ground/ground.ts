import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LEFT } from '../../bench/ingest/measure.js';
import { RedisServer } from '../../bench/redis-server.js';
import type { PostgresStore } from '../../bench/stores.js';
import { watchStates } from '../../prove/check/state-changes.js';
import { ProofService, type ServiceShape } from '../../prove/service/proof-service.js';
import { HttpClient } from '../../test/http-client.js';
import type { Backend, Scale } from '../fault.js';
import { Intake } from './intake.js';
import { readTruth, type Truth } from './truth.js';

const DATABASE = 'claimdesk_faults';
const LOOK_EVERY_MS = 50;
/** What a row may take to end at all, beyond the figure it is held to. */
const PATIENCE_MS = 90_000;

/** The sweeper's own figures count here; everything else is as in production. */
const ENV = { SWEEP_SECONDS: '', SWEEP_AFTER_SECONDS: '', LOG_LEVEL: 'warn' };

/** The short form runs on whatever machine is at hand and is there for what is lost or doubled: it has three times the time. */
const SLACK: Record<Scale, number> = { full: 1, short: 3 };

/** Everything one fault is done to: a database and a queue of its own, and the product's processes on them. */
export class Ground {
  service!: ProofService;
  intake!: Intake;
  /** What was not as it must be. */
  readonly misses: string[] = [];
  /** What is ended after the processes. */
  readonly toClose: (() => Promise<void>)[] = [];

  private constructor(
    readonly backend: Backend,
    readonly postgres: PostgresStore,
    public databaseUrl: string,
    /** The queue's store on the Redis backend. */
    readonly redis: RedisServer | undefined,
    private readonly sayLine: (line: string) => void,
    /** Times are held to so many times their figure. */
    readonly slack: number,
  ) {}

  static async open(
    backend: Backend,
    postgres: PostgresStore,
    folder: string,
    say: (line: string) => void,
    scale: Scale,
  ): Promise<Ground> {
    const redis = backend === 'redis' ? await RedisServer.start(join(folder, `redis-${Date.now()}`)) : undefined;
    return new Ground(backend, postgres, await postgres.create(DATABASE), redis, say, SLACK[scale]);
  }

  /** Starts the processes, and a client that may send articles. */
  async start({ apis, workers, env }: ServiceShape): Promise<void> {
    this.say('starting');
    const stores = { DATABASE_URL: this.databaseUrl, REDIS_URL: this.redis?.url ?? '' };
    this.service = await ProofService.start(this.databaseUrl, { apis, workers, env: { ...ENV, ...stores, ...env } });
    await watchStates(this.service.query);
    const { key } = await this.service.client('submitter', 'Fault suite');
    let turn = 0;
    this.intake = new Intake(() => {
      const { addresses } = this.service;
      return new HttpClient(addresses[turn++ % addresses.length] ?? 'http://127.0.0.1:1', key);
    });
  }

  say(what: string): void {
    this.sayLine(what);
  }

  /** Notes a miss where something does not hold. */
  must(holds: boolean, what: string): void {
    if (!holds) this.misses.push(what);
  }

  /** The first number of a query. */
  async count(from: string): Promise<number> {
    return (await this.service.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]!.n;
  }

  splits(): Promise<number> {
    return this.count(`article_version WHERE split_state = 'done'`);
  }

  /**
   * Waits until something holds; a question that cannot be asked now is asked again. Later than `limitMs`, or in the short form
   * than a multiple of it, is a miss.
   * @returns milliseconds since `from`
   */
  async until(
    what: string,
    holds: () => Promise<boolean>,
    limitMs?: number,
    from = performance.now(),
  ): Promise<number> {
    const mostMs = limitMs === undefined ? undefined : limitMs * this.slack;
    for (;;) {
      if (await holds().catch(() => false)) break;
      if (performance.now() - from > (mostMs ?? 0) + PATIENCE_MS) {
        this.misses.push(`${what}: not within ${Math.round((performance.now() - from) / 1000)} s`);
        break;
      }
      await pause(LOOK_EVERY_MS);
    }
    const ms = Math.round(performance.now() - from);
    if (mostMs !== undefined) this.must(ms <= mostMs, `${what}: after ${ms} ms, not ${mostMs}`);
    return ms;
  }

  /** Waits until every article is split and every claim open. */
  untilDrained(limitMs?: number, from?: number): Promise<number> {
    return this.until(
      'everything is split and open',
      async () => !(await this.service.query<{ left: boolean }>(LEFT))[0]!.left,
      limitMs,
      from,
    );
  }

  /** Jobs of every queue in whatever state, done and failed ones too. */
  async storedJobs(): Promise<number> {
    if (!this.redis) return this.count('bullmq.job');
    const keys = (await this.redis.ask('KEYS', '{claimdesk}:*-*')) as string[];
    return keys.filter((key) => !key.endsWith(':lock')).length;
  }

  async truth(): Promise<Truth> {
    const truth = await readTruth(this.service.query, this.intake.acknowledged);
    this.misses.push(...truth.violations, ...this.intake.faults);
    return truth;
  }

  /** What the processes printed at last. */
  get output(): string {
    return (this.service as ProofService | undefined)?.output ?? '';
  }

  async close(): Promise<void> {
    await (this.service as ProofService | undefined)?.stop();
    for (const close of this.toClose) await close();
    await this.redis?.end('SIGKILL');
    await this.postgres.drop(DATABASE);
  }
}
