import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { Settings } from '../config/settings.js';
import { traced } from '../telemetry/tracing.js';
import { PrismaClient } from './generated/client.js';

const DEADLOCK = '40P01';
const STATEMENT_MS = 30_000;

/** The role that api and workers act as: it can change no table's shape and no row of an append-only table. */
export const APP_ROLE = 'claimdesk_app';

/** Where the login may not become the role, it goes on as itself. */
const BECOME_APP_ROLE = `
  SELECT set_config('role', rolname, false) FROM pg_roles WHERE rolname = '${APP_ROLE}' AND pg_has_role(current_user, oid, 'MEMBER')`;

/** What a pooler's own `connect_query` should have done. */
const IS_APP_ROLE = `SELECT WHERE current_user = '${APP_ROLE}'`;

/** SQL text. With a name Postgres parses it once per connection; without one it plans anew for these values. */
export interface Statement {
  name?: string;
  text: string;
}

/** A transaction that everything called from within it takes part in. */
interface OpenTransaction {
  client: pg.PoolClient;
  afterCommit: (() => void)[];
}

/**
 * One pool for both ways to Postgres: `prisma` for reading and rare writes, `run` for the hot paths, whose one statement
 * does a whole step (state change, its rows, its audit row).
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  private readonly log = new Logger('database');
  private readonly open = new AsyncLocalStorage<OpenTransaction>();
  private roleIsMissing = false;
  /**
   * In transaction mode a pooler gives each transaction whichever session is free: what one leaves behind in its session (a
   * prepared statement, a role, a setting) is not there for its next, but for somebody else.
   */
  private readonly sessionsAreOurs: boolean;

  constructor(settings: Settings) {
    if (!settings.databaseUrl) throw new Error('DATABASE_URL is not set. Set it, or use `npm start`.');
    this.sessionsAreOurs = settings.databaseDirectUrl === undefined;
    this.pool = new pg.Pool({
      connectionString: settings.databaseUrl,
      max: settings.databasePool,
      connectionTimeoutMillis: 5_000,
      ...(this.sessionsAreOurs ? { statement_timeout: STATEMENT_MS } : {}),
      // Postgres tells of a statement that takes too long; where it tells nothing any more, the connection is given up.
      query_timeout: STATEMENT_MS + 2_000,
      application_name: 'claimdesk',
      // Before a new connection is handed to whatever it was made for.
      verify: (client, done) => void this.becomeAppRole(client).then(() => done()),
    });
    // A connection that breaks is replaced; the query that meets the outage reports it. Without a listener of its own, one
    // that breaks inside a transaction would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    const statementNameGenerator = ({ sql }: { sql: string }): string =>
      `p${createHash('sha1').update(sql).digest('base64url')}`;
    const prepared = this.sessionsAreOurs ? { statementNameGenerator } : {};
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool, prepared) });
  }

  /**
   * Runs one statement, as part of the transaction around the caller where there is one. A statement that fails has done
   * nothing, and the transaction goes on. One that Postgres picked as a deadlock's victim is run again.
   * @returns its rows, whose shape the caller states
   */
  async run<Row extends object>(statement: Statement, values: unknown[], triesLeft = 3): Promise<Row[]> {
    const transaction = this.open.getStore();
    if (transaction)
      return inSavepoint(transaction.client, () => this.query<Row>(transaction.client, statement, values));
    try {
      return await this.query<Row>(this.pool, statement, values);
    } catch (error) {
      if (isDeadlock(error) && triesLeft > 0) return this.run(statement, values, triesLeft - 1);
      throw error;
    }
  }

  /** Like `run`, for statements that give one row or none. */
  async runOne<Row extends object>(statement: Statement, values: unknown[]): Promise<Row | undefined> {
    return (await this.run<Row>(statement, values))[0];
  }

  /**
   * Runs statements that must see one another, on one connection: all of them hold, or none. A deadlock's victim starts
   * again from the first. Each statement sees what was committed before it began. Within {@link together} it is a part of
   * that transaction.
   */
  async transaction<Result>(work: (run: Database['run']) => Promise<Result>): Promise<Result> {
    const around = this.open.getStore();
    const run =
      (client: pg.PoolClient): Database['run'] =>
      (statement, values) =>
        this.query(client, statement, values);
    if (around) return inSavepoint(around.client, () => work(run(around.client)));
    return this.begin((client) => work(run(client)));
  }

  /** Runs `work` in one transaction that every `run` and `transaction` called from within it takes part in. */
  async together<Result>(work: () => Promise<Result>): Promise<Result> {
    let afterCommit: (() => void)[] = [];
    const result = await this.begin((client) => {
      afterCommit = [];
      return this.open.run({ client, afterCommit }, work);
    });
    for (const then of afterCommit) then();
    return result;
  }

  /** Whether the caller is within {@link together}. */
  get isTogether(): boolean {
    return this.open.getStore() !== undefined;
  }

  /** Does something once what was written holds: at once, unless {@link together} is around the caller. */
  afterCommit(then: () => void): void {
    const transaction = this.open.getStore();
    if (transaction) transaction.afterCommit.push(then);
    else then();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }

  private async begin<Result>(work: (client: pg.PoolClient) => Promise<Result>, triesLeft = 3): Promise<Result> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      if (isSilence(error)) broken = error as Error;
      else await client.query('ROLLBACK').catch((fault: Error) => (broken = fault));
      if (!isDeadlock(error) || triesLeft === 0) throw error;
    } finally {
      client.release(broken);
    }
    return this.begin(work, triesLeft - 1);
  }

  private async query<Row extends object>(
    to: pg.Pool | pg.PoolClient,
    { name, text }: Statement,
    values: unknown[],
  ): Promise<Row[]> {
    const { rows } = await traced(name ?? 'unnamed statement', 'CLIENT', { 'db.system.name': 'postgresql' }, () =>
      to.query<Row>({ ...(this.sessionsAreOurs ? { name } : {}), text, values }),
    );
    return rows;
  }

  private async becomeAppRole(client: pg.PoolClient): Promise<void> {
    try {
      const { rowCount } = await client.query(this.sessionsAreOurs ? BECOME_APP_ROLE : IS_APP_ROLE);
      if (rowCount) return;
    } catch {
      // The login may know the role and still not be allowed to become it.
    }
    if (this.roleIsMissing) return;
    this.roleIsMissing = true;
    this.log.warn(
      `working as the database's login, not as ${APP_ROLE}: ${
        this.sessionsAreOurs
          ? 'run `claimdesk migrate` as a user that may create roles'
          : `give the pooler \`connect_query = SET ROLE ${APP_ROLE}\``
      }`,
    );
  }
}

async function inSavepoint<Result>(client: pg.PoolClient, work: () => Promise<Result>): Promise<Result> {
  await client.query('SAVEPOINT step');
  try {
    const result = await work();
    await client.query('RELEASE SAVEPOINT step');
    return result;
  } catch (error) {
    // A deadlock's victim is the whole transaction's business, and nobody hears what is said to a dead connection.
    if (!isDeadlock(error) && !isSilence(error)) await client.query('ROLLBACK TO SAVEPOINT step');
    throw error;
  }
}

const isDeadlock = (error: unknown): boolean => (error as { code?: string }).code === DEADLOCK;

/** The driver gave up waiting: whatever else is sent over this connection would wait as long. */
const isSilence = (error: unknown): boolean => (error as Error).message === 'Query read timeout';

/** The constraint that an error of Postgres names, where one did. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code?.startsWith('23') ? constraint : undefined;
}

/** Whether Postgres itself refused the statement, which has then done nothing; a broken connection leaves that open. */
export const isRefusal = (error: unknown): boolean => error instanceof pg.DatabaseError;
