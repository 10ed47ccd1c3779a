import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionView } from '../../src/auth/sessions.view.js';
import type { PersonView } from '../../src/auth/people.view.js';
import { HttpClient, type Reply } from '../http-client.js';
import { ownVoiceArticle } from './reviewing.js';
import { TestService } from './test-service.js';

const OURS = { 'claimdesk-csrf': '1' };
const LEASE = '/v1/reviews/lease';

let service: TestService;
let nobody: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  nobody = new HttpClient(await service.address());
});
afterAll(() => service.stop());

const signIn = (key: string | undefined, headers: Record<string, string> = OURS): Promise<Reply<SessionView>> =>
  nobody.post<SessionView>('/v1/session', { key }, headers);

/** The cookie of a new session, as a browser would send it. */
async function cookieOf(person: HttpClient): Promise<Record<string, string>> {
  const reply = await signIn(person.key);
  return { cookie: reply.headers.getSetCookie()[0]!.split(';')[0]! };
}

describe('signing in', () => {
  it('sets a cookie that scripts and other sites cannot use, and keeps only its hash', async () => {
    const reviewer = await service.client('reviewer', 'Rita');
    const reply = await signIn(reviewer.key);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ name: 'Rita', role: 'reviewer', desk: 'default' });
    const cookie = reply.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^claimdesk=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = /=([\w-]+);/.exec(cookie)![1]!;
    expect(await service.count(`session WHERE token_hash = sha256($1::bytea)`, [Buffer.from(token)])).toBe(1);
    const who = await nobody.get<SessionView>('/v1/session', { cookie: `claimdesk=${token}` });
    expect(who.body).toEqual(reply.body);
  });

  it('only takes the cookie over https in production', async () => {
    const production = await TestService.start('postgres', { NODE_ENV: 'production' });
    try {
      const person = await production.client('reviewer');
      const reply = await new HttpClient(await production.address()).post('/v1/session', { key: person.key }, OURS);
      expect(reply.headers.getSetCookie()[0]).toMatch(
        /^__Host-claimdesk=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
    } finally {
      await production.stop();
    }
  });

  it('refuses an unknown key, names the field, and sets nothing', async () => {
    const reply = await nobody.post('/v1/session', { key: 'cd_guess' }, OURS);
    expect(reply).toMatchObject({ status: 401, body: { code: 'unauthenticated', errors: [{ pointer: '/key' }] } });
    expect(reply.headers.getSetCookie()).toEqual([]);
  });

  it('says who a key is, too', async () => {
    const lead = await service.client('lead', 'Lea');
    const reply = await lead.get<SessionView>('/v1/session');
    expect(reply.body).toMatchObject({ name: 'Lea', role: 'lead', expiresAt: null });
  });
});

describe('a change by cookie', () => {
  it('works from our own page', async () => {
    await ownVoiceArticle(service, 1);
    const cookie = await cookieOf(await service.client('reviewer'));
    const reply = await nobody.post(LEASE, {}, { ...cookie, ...OURS, 'sec-fetch-site': 'same-origin' });
    expect(reply.status).toBe(200);
  });

  it.each([
    ['without our header', {}],
    ['asked for by another site', { ...OURS, 'sec-fetch-site': 'cross-site' }],
    ['asked for by a neighbouring host', { ...OURS, 'sec-fetch-site': 'same-site' }],
  ])('is refused %s, and nothing is written', async (_how, headers) => {
    await ownVoiceArticle(service, 1);
    const cookie = await cookieOf(await service.client('reviewer'));
    const before = await service.count('lease');
    const reply = await nobody.post(LEASE, {}, { ...cookie, ...headers });
    expect(reply).toMatchObject({ status: 403, body: { code: 'cross_site' } });
    expect(await service.count('lease')).toBe(before);
  });

  it('cannot sign anybody in from another site', async () => {
    const { key } = await service.client('reviewer');
    expect(await signIn(key, {})).toMatchObject({ status: 403, body: { code: 'cross_site' } });
  });

  it('has the rights of its key and no others', async () => {
    const cookie = await cookieOf(await service.client('submitter'));
    expect(await nobody.post(LEASE, {}, { ...cookie, ...OURS })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it('is no matter for a key in the header, which no browser sends by itself', async () => {
    const reviewer = await service.client('reviewer');
    expect([200, 204]).toContain((await reviewer.post(LEASE, {}, { 'sec-fetch-site': 'cross-site' })).status);
  });
});

describe('a session ends', () => {
  it('with its key, at once', async () => {
    const admin = await service.client('admin');
    const reviewer = await service.client('reviewer', 'Rex');
    const cookie = await cookieOf(reviewer);
    const { body } = await nobody.get<SessionView>('/v1/session', cookie);
    const person = await admin.get<PersonView>(`/v1/people/${body.personId}`);
    expect((await admin.send('DELETE', `/v1/keys/${person.body.keys[0]!.id}`)).status).toBe(204);
    expect(await nobody.get('/v1/session', cookie)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect((await signIn(reviewer.key)).status).toBe(401);
  });

  it('when its person signs out; another browser of theirs stays signed in', async () => {
    const reviewer = await service.client('reviewer');
    const [here, there] = [await cookieOf(reviewer), await cookieOf(reviewer)];
    const reply = await nobody.send('DELETE', '/v1/session', undefined, { ...here, ...OURS });
    expect(reply.status).toBe(204);
    expect(reply.headers.getSetCookie()[0]).toMatch(/^claimdesk=; .*Expires=Thu, 01 Jan 1970/);
    expect((await nobody.get('/v1/session', here)).status).toBe(401);
    expect((await nobody.get('/v1/session', there)).status).toBe(200);
  });

  it('after its time, and is forgotten when the next one begins', async () => {
    const reviewer = await service.client('reviewer');
    const cookie = await cookieOf(reviewer);
    await service.asOwner(`UPDATE session SET expires_at = now() - interval '1 second'`);
    expect((await nobody.get('/v1/session', cookie)).status).toBe(401);
    await cookieOf(reviewer);
    expect(await service.count('session')).toBe(1);
  });
});
