import { openArticles } from '../service/open-articles.js';
import { PostgresProxy } from '../service/postgres-proxy.js';
import { ProofService } from '../service/proof-service.js';
import { killedAtCommit } from './killed-at-commit.js';
import { manyLeases } from './many-leases.js';
import { creations, oneKey } from './one-key.js';
import { oneToken } from './one-token.js';
import type { Race } from './race.js';
import { rateLimit } from './rate-limit.js';

export interface RaceOptions {
  /** Requests at once under one token or key. */
  atOnce: number;
  leases: number;
  /** Apis killed right after a commit; a quarter as many, rounded up, right before one. */
  kills: number;
  rateLimit: number;
  progress?: (line: string) => void;
}

const ARTICLES = 10;
const CLAIMS_EACH = 5;

/** Everything that two requests at once, or one that is sent again, could do twice. */
export async function runRaces(databaseUrl: string, options: RaceOptions): Promise<Race[]> {
  const say = options.progress ?? (() => undefined);
  say('starting');
  const proxy = await PostgresProxy.start(databaseUrl);
  const service = await ProofService.start(databaseUrl, { apis: 2, workers: 1, env: { DATABASE_URL: proxy.url } });
  try {
    const lead = await service.client('lead', 'Desk lead');
    const claims = await openArticles(service, lead, { articles: ARTICLES, claimsEach: CLAIMS_EACH });
    const both = creations(claims[0]!);
    const races: Race[] = [];
    const run = async (what: string, race: () => Promise<Race>): Promise<void> => {
      say(what);
      races.push(await race());
    };
    for (const keyed of [false, true]) await run('one token', () => oneToken(service, options.atOnce, keyed));
    for (const creation of both) await run('one key', () => oneKey(service, creation, options.atOnce));
    await run('many leases', () => manyLeases(service, options.leases));
    await run('kills after a commit', () => killedAtCommit(service, proxy, both, 'after', options.kills));
    const before = Math.ceil(options.kills / 4);
    await run('kills before a commit', () => killedAtCommit(service, proxy, both, 'before', before));
    await run('rate limit', () => rateLimit(databaseUrl, options.rateLimit));
    return races;
  } finally {
    await service.stop();
    await proxy.stop();
  }
}
