import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { Settings } from '../config/settings.js';
import { PrismaClient } from './generated/client.js';

const DEADLOCK = '40P01';

/** SQL text. With a name Postgres parses it once per connection; without one it plans anew for these values. */
export interface Statement {
  name?: string;
  text: string;
}

/**
 * One pool for both ways to Postgres: `prisma` for reading and rare writes, `run` for the hot paths, whose one statement
 * does a whole step (state change, its rows, its audit row).
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;

  constructor(settings: Settings) {
    if (!settings.databaseUrl) throw new Error('DATABASE_URL is not set. Set it, or use `npm start`.');
    this.pool = new pg.Pool({
      connectionString: settings.databaseUrl,
      max: settings.databasePool,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      application_name: 'claimdesk',
    });
    // A connection that breaks while idle is replaced; the query that meets the outage reports it.
    this.pool.on('error', () => undefined);
    const statementNameGenerator = ({ sql }: { sql: string }): string =>
      `p${createHash('sha1').update(sql).digest('base64url')}`;
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool, { statementNameGenerator }) });
  }

  /**
   * Runs one statement. One that Postgres picked as a deadlock's victim has done nothing and is run again.
   * @returns its rows, whose shape the caller states
   */
  async run<Row extends object>(statement: Statement, values: unknown[], triesLeft = 3): Promise<Row[]> {
    try {
      return (await this.pool.query<Row>({ ...statement, values })).rows;
    } catch (error) {
      if ((error as { code?: string }).code === DEADLOCK && triesLeft > 0)
        return this.run(statement, values, triesLeft - 1);
      throw error;
    }
  }

  /**
   * Runs statements that must see one another, on one connection: all of them hold, or none. A deadlock's victim starts
   * again from the first. Each statement sees what was committed before it began.
   */
  async transaction<Result>(work: (run: Database['run']) => Promise<Result>, triesLeft = 3): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(
        async <Row extends object>(statement: Statement, values: unknown[]) =>
          (await client.query<Row>({ ...statement, values })).rows,
      );
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      if ((error as { code?: string }).code !== DEADLOCK || triesLeft === 0) throw error;
    } finally {
      client.release();
    }
    return this.transaction(work, triesLeft - 1);
  }

  /** Like `run`, for statements that give one row or none. */
  async runOne<Row extends object>(statement: Statement, values: unknown[]): Promise<Row | undefined> {
    return (await this.run<Row>(statement, values))[0];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }
}

/** The constraint that an error of Postgres names, where one did. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code?.startsWith('23') ? constraint : undefined;
}
