import { Redis } from 'ioredis';
import pg from 'pg';
import { DEV_PEOPLE } from '../auth/dev-people.js';
import { SettingsError } from '../config/load-settings.js';
import { redisUrls } from '../config/redis-urls.js';
import type { Settings } from '../config/settings.js';

/** Password that docker-compose.yml has for trying out. */
const PUBLISHED_PASSWORD = 'claimdesk-development';
const PATIENCE_MS = 5_000;

/**
 * What a process may not start with in production. A store that is away cannot be asked, and does not keep a process from
 * starting either: it is up again before it is right.
 * @returns what is doubtful, a line each
 * @throws SettingsError naming every setting that loses or opens what it should keep, and how to mend it
 */
export async function guardConfiguration(settings: Settings): Promise<string[]> {
  if (settings.nodeEnv !== 'production') return [];
  const doubts: string[] = [];
  const ask = async (store: string, check: () => Promise<string[]>): Promise<string[]> => {
    try {
      return await check();
    } catch (error) {
      doubts.push(`${store} was not checked: ${(error as Error).message}`);
      return [];
    }
  };
  const { databaseUrl, redisUrl } = settings;
  const faults = databaseUrl
    ? await ask('DATABASE_URL', () => developmentKeys(databaseUrl))
    : ['DATABASE_URL is not set: name the Postgres that keeps everything.'];
  const nodes = redisUrl ? redisUrls(redisUrl) : [];
  if (settings.redisCheck === 'config')
    for (const { href } of nodes) faults.push(...(await ask('REDIS_URL', () => redisLoses(href))));
  const urls = { DATABASE_URL: databaseUrl ? [new URL(databaseUrl)] : [], REDIS_URL: nodes };
  for (const [name, of] of Object.entries(urls))
    if (of.some(({ password }) => password === PUBLISHED_PASSWORD))
      doubts.push(`${name} has the password that docker-compose.yml is published with: set one of your own.`);
  if (faults.length) throw new SettingsError(`NODE_ENV=production does not start like this:\n  ${faults.join('\n  ')}`);
  return doubts;
}

async function developmentKeys(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ id: string; name: string }>(
      `SELECT api_key.id, name FROM api_key JOIN person ON person.id = person_id
       WHERE revoked_at IS NULL AND name = ANY ($1) ORDER BY name`,
      [Object.values(DEV_PEOPLE).flat()],
    );
    if (!rows.length) return [];
    const names = [...new Set(rows.map(({ name }) => name))].join(', ');
    return [
      `DATABASE_URL holds live development keys (${names}), which \`npm start\` made and wrote to a file. Make keys of your own, ` +
        `then revoke these: ${rows.map(({ id }) => `claimdesk keys revoke ${id}`).join('; ')}`,
    ];
  } finally {
    await client.end();
  }
}

/** A queue in Redis that may evict what waits, or forgets everything at a crash. */
async function redisLoses(url: string): Promise<string[]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const asked = await Promise.all([redis.config('GET', 'maxmemory-policy'), redis.config('GET', 'appendonly')]).catch(
      (error: Error) => error,
    );
    if (asked instanceof Error)
      return [
        `REDIS_URL: this Redis does not tell its configuration (${asked.message}). See for yourself that it has ` +
          'maxmemory-policy noeviction and persistence, then set REDIS_CHECK=none.',
      ];
    const [policy, appendonly] = asked.map((pair) => (pair as [name: string, value: string])[1]);
    const faults: string[] = [];
    if (policy !== 'noeviction')
      faults.push(
        `REDIS_URL: maxmemory-policy is ${policy}, which throws waiting jobs away when memory is short. ` +
          'Set `maxmemory-policy noeviction` in redis.conf.',
      );
    if (appendonly !== 'yes')
      faults.push(
        'REDIS_URL: appendonly is off, so that a crash forgets what waits. Set `appendonly yes` in redis.conf.',
      );
    return faults;
  } finally {
    redis.disconnect();
  }
}
