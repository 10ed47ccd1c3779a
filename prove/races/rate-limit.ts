import { ProofService } from '../service/proof-service.js';
import { atOnce, Wanted, withStatus, type Race } from './race.js';

const WINDOW_SECONDS = 60;

/** A limit that two apis share: exactly so many requests pass, however they are spread. */
export async function rateLimit(databaseUrl: string, limit: number): Promise<Race> {
  const service = await ProofService.start(databaseUrl, { apis: 2, workers: 0, env: { RATE_LIMIT: String(limit) } });
  try {
    const client = await service.client('reviewer', 'Rate Limit');
    const replies = await atOnce(service, client, limit * 3, (each) => each.get('/v1/policy'));
    const refused = withStatus(replies, 429);
    const waits = refused.map(({ headers }) => Number(headers.get('retry-after')));
    const wanted = new Wanted(`${limit * 3} requests at once over two apis, ${limit} a minute allowed`);
    wanted.equal('passed', withStatus(replies, 200).length, limit);
    wanted.equal('refused with 429', refused.length, limit * 2);
    wanted.equal('with a Retry-After', waits.filter((wait) => wait >= 1 && wait <= WINDOW_SECONDS).length, limit * 2);
    const other = await (await service.client('reviewer', 'Rate Limit Other')).get('/v1/policy');
    wanted.equal('another key: status', other.status, 200);
    return wanted.race();
  } finally {
    await service.stop();
  }
}
