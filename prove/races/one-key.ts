import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { HttpClient, Reply } from '../../test/http-client.js';
import { longText } from '../../test/medium/articles.js';
import type { ProofService } from '../service/proof-service.js';
import { atOnce, count, Wanted, withStatus, type Race } from './race.js';

/** A POST that creates something, told apart from others by `mark`. */
export interface Creation {
  what: 'evidence' | 'article';
  created: 201 | 202;
  send: (client: HttpClient, mark: string, key: string) => Promise<Reply<{ id: string }>>;
  /** How many rows there are of it. */
  rows: (service: ProofService, mark: string) => Promise<number>;
}

export const creations = (claimId: string): Creation[] => [
  {
    what: 'evidence',
    created: 201,
    send: (client, mark, key) =>
      client.post(
        `/v1/claims/${claimId}/evidence`,
        { document: 'The port’s log', passage: mark, stance: 'context' },
        { 'idempotency-key': key },
      ),
    rows: (service, mark) => count(service, 'evidence WHERE passage = $1', [mark]),
  },
  {
    what: 'article',
    created: 202,
    send: (client, mark, key) =>
      client.post('/v1/articles', { title: mark, text: longText(1, mark) }, { 'idempotency-key': key }),
    rows: (service, mark) => count(service, 'article WHERE title = $1', [mark]),
  },
];

/** One Idempotency-Key, and the same request under it many times at once: it is done once. */
export async function oneKey(service: ProofService, creation: Creation, n: number): Promise<Race> {
  const { what, created, send, rows } = creation;
  const [lead, other] = [await service.client('lead', 'One Key'), await service.client('lead', 'Other Key')];
  const [key, mark] = [randomUUID(), randomUUID()];
  const replies = await atOnce(service, lead, n, (client) => send(client, mark, key));
  const wanted = new Wanted(`${n} POSTs of one ${what} at once under one Idempotency-Key`);
  const done = withStatus(replies, created);
  wanted.figures['answered with the one reply'] = done.length;
  wanted.figures['told to wait with 409'] = withStatus(replies, 409).length;
  wanted.holds('another reply than created or in flight', done.length + withStatus(replies, 409).length === n);
  wanted.holds('nobody was answered', done.length > 0);
  const same = done.filter(({ body }) => isDeepStrictEqual(body, done[0]?.body));
  wanted.equal('of another content', done.length - same.length, 0);
  wanted.equal('done and not replayed', done.filter(({ headers }) => !headers.has('idempotency-replayed')).length, 1);
  wanted.equal('rows', await rows(service, mark), 1);
  const again = await send(lead, mark, key);
  wanted.holds('repeated later it got another reply', isDeepStrictEqual(again.body, done[0]?.body));
  wanted.equal('repeated later: status', again.status, created);
  const otherBody = await send(lead, randomUUID(), key);
  wanted.equal('another body under the key: status', otherBody.status, 422);
  const theirs = await send(other, randomUUID(), key);
  wanted.equal('the key of somebody else: status', theirs.status, created);
  wanted.holds('somebody else got a stored reply', !theirs.headers.has('idempotency-replayed'));
  return wanted.race();
}
