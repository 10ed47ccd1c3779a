import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleView } from '../../src/articles/article.view.js';
import type { DeadLetterPage, DeadLetterView, ReplayView } from '../../src/dead-letters/dead-letter.view.js';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { eventually } from '../eventually.js';
import type { HttpClient, Reply } from '../http-client.js';
import { SupervisedWorker } from '../supervised-worker.js';
import { articleText, claimsOf, submit } from './articles.js';
import { backends } from './backends.js';
import { fingerprint } from './fingerprint.js';
import { TestService } from './test-service.js';

const OTHERS = 12;
const NOBODY = '01890000-0000-7000-8000-000000000000';

describe.each(backends)('a text that ends whoever splits it (%s queue)', (backend) => {
  let service: TestService;
  let lead: HttpClient;

  beforeAll(async () => {
    service = await TestService.start(backend);
    lead = await service.client('lead');
  });
  afterAll(() => service.stop());

  const read = async (id: string): Promise<ArticleView> => (await lead.get<ArticleView>(`/v1/articles/${id}`)).body;
  const letters = async (client = lead): Promise<DeadLetterView[]> =>
    (await client.get<DeadLetterPage>('/v1/dead-letters')).body.items;

  it('is given up after five starts, and ends one worker at most; those beside it are split', async () => {
    const ids: string[] = [];
    for (let n = 0; n < OTHERS; n++) ids.push((await submit(lead, { text: articleText(n) })).id);
    const poison = await submit(lead, { text: `${articleText('p')} POISON`, title: 'The harbour’s end' });
    const { databaseUrl, redisUrl } = service.settings;
    const worker = new SupervisedWorker({ DATABASE_URL: databaseUrl!, REDIS_URL: redisUrl ?? '' });
    try {
      await eventually('it is given up', async () => (await read(poison.id)).status === 'failed', 100_000);
      for (const id of ids) expect((await claimsOf(lead, id)).length).toBeGreaterThan(5);
      expect(worker.deaths).toBe(1);
    } finally {
      await worker.stop();
    }
    const starts = await service.sql<{ most: number }>(
      `SELECT max(split_attempts) AS most FROM article_version WHERE split_state = 'done'`,
    );
    expect(starts[0]!.most).toBeLessThanOrEqual(2);

    expect(await letters()).toEqual([
      {
        id: poison.versionId,
        kind: 'split',
        subjectType: 'article',
        subjectId: poison.id,
        title: 'The harbour’s end',
        reason: 'Splitting was given up after 5 starts: the text had a process of its own and ended it (SIGKILL)',
        attempts: 5,
        since: expect.stringMatching(/Z$/),
        whatToDo: expect.stringContaining('Then replay.'),
      },
    ]);
    expect(await letters(await service.client('lead', 'Stranger', 'another desk'))).toEqual([]);
  }, 130_000);

  const giveUp = async (ids: string[]): Promise<void> => {
    await service.sql(
      `UPDATE article_version SET split_state = 'failed', split_attempts = 5, failed_at = now(), failure_reason = 'why'
       WHERE article_id = ANY ($1::uuid[])`,
      [ids],
    );
    await service.sql(`UPDATE article SET status = 'failed' WHERE id = ANY ($1::uuid[])`, [ids]);
  };
  const replay = (id: string, client = lead): Promise<Reply<ReplayView>> =>
    client.post<ReplayView>(`/v1/dead-letters/${id}/replay`);

  it('goes on as if new when it is replayed, once however often', async () => {
    const [letter] = await letters();
    const before = await fingerprint(service);
    expect((await replay(letter!.id, await service.client('admin', 'Stranger', 'another desk'))).status).toBe(404);
    expect((await replay(NOBODY)).status).toBe(404);
    expect((await lead.post('/v1/dead-letters/replay', { kind: 'x' })).body.errors?.[0]?.pointer).toBe('/kind');
    expect((await fingerprint(service))['article_version']).toEqual(before['article_version']);

    const replies = await Promise.all(Array.from({ length: 10 }, () => replay(letter!.id)));
    expect(replies.map(({ status, body }) => `${status} ${body.replayed}`).sort()).toEqual([
      ...Array<string>(9).fill('202 0'),
      '202 1',
    ]);
    expect(await letters()).toEqual([]);
    const events = await service.sql<{ step: string }>(
      `SELECT concat_ws(' ', action, from_state, to_state) AS step FROM audit_event WHERE subject_id = $1 ORDER BY id`,
      [letter!.subjectId],
    );
    expect(events.map(({ step }) => step).slice(-2)).toEqual([
      'article.fail splitting failed',
      'article.replay failed received',
    ]);
    // This worker’s splitter has no such fault.
    await service.startWorker();
    expect((await claimsOf(lead, letter!.subjectId)).length).toBeGreaterThan(5);
    expect((await read(letter!.subjectId)).failureReason).toBeNull();
  });

  it('and by command line, where a list says what there is', async () => {
    await service.stopWorker();
    const { id, versionId } = await submit(lead, { text: articleText('cli') });
    await giveUp([id]);
    const command = async (...args: string[]): Promise<string> => {
      const { databaseUrl, redisUrl } = service.settings;
      const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl ?? '' };
      const path = join(PROJECT_ROOT, 'dist', 'main.cli.js');
      return (await promisify(execFile)(process.execPath, [path, 'dead-letters', ...args], { env })).stdout;
    };
    expect(JSON.parse(await command('list', '--json'))).toMatchObject([
      { id: versionId, subjectId: id, reason: 'why' },
    ]);
    expect(await command('list', '--kind', 'split')).toMatch(/1 given up\nsplit: Read the reason/);
    await expect(command('replay')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--kind KIND') });
    await expect(command('replay', NOBODY)).rejects.toMatchObject({ code: 1 });
    expect([await command('replay', versionId), await command('replay', '--kind', 'split')]).toEqual([
      '1 started anew\n',
      '0 started anew\n',
    ]);
    await service.startWorker();
    expect((await claimsOf(lead, id)).length).toBeGreaterThan(5);
  });

  it('and all others of the kind, at one request', async () => {
    await service.stopWorker();
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await submit(lead, { text: articleText(50 + n) })).id);
    await giveUp(ids);
    expect((await lead.post<ReplayView>('/v1/dead-letters/replay', { kind: 'split' })).body).toEqual({ replayed: 3 });
    expect((await lead.post<ReplayView>('/v1/dead-letters/replay', { kind: 'split' })).body).toEqual({ replayed: 0 });
    await service.startWorker();
    for (const id of ids) expect((await claimsOf(lead, id)).length).toBeGreaterThan(5);
  });
});
