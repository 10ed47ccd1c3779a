import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { ClaimPage } from '../../src/claims/claim.view.js';
import type { LeasedTaskView } from '../../src/reviews/lease.view.js';
import { eventually } from '../eventually.js';
import { processesOf, removeHome, StartedProduct, temporaryHome } from './started-product.js';

const VERDICT = {
  attribution: 'verified',
  content: 'disputed',
  reasons: ['refuted'],
  rationale: 'The harbour log says otherwise.',
  evidence: [{ url: 'https://example.org/log', passage: 'No ship left that day.', stance: 'refutes', primary: true }],
};

describe('npm start', () => {
  const home = temporaryHome();
  let product: StartedProduct;

  beforeAll(async () => {
    product = await StartedProduct.start(home);
  }, 120_000);
  afterAll(async () => {
    await product.stop();
    removeHome(home);
  });

  test('prints the sample article’s claims, the addresses and the keys', async () => {
    for (const words of [
      'claimant',
      'kind',
      'cue',
      'quote',
      'claims wait in the review queue',
      product.service().apiUrl,
    ]) {
      expect(product.output).toContain(words);
    }
    for (const key of [
      product.keys().admin,
      product.keys().lead,
      product.keys().submitter,
      ...product.keys().reviewers,
    ]) {
      expect(product.output).toContain(key);
    }
    const { body } = await product.as('reviewer').get<ClaimPage>('/v1/claims?limit=200');
    expect(product.output).toContain(`${body.items.length} claims wait`);
    for (const claim of body.items)
      for (const { name } of claim.claimants) expect(product.output).toContain(name.split(' ')[0]);
  });

  test('serves the documentation of its contract', async () => {
    const { body } = await product.as('reviewer').get<{ openapi: string }>('/docs-json');
    expect(body.openapi).toMatch(/^3/);
    expect((await product.as('reviewer').get('/docs')).status).toBe(200);
  });

  test('refuses a second start in the same home, in one line', async () => {
    const second = StartedProduct.launch(home);
    expect(await second.ended).toBe(1);
    expect(second.output.trim().split('\n')).toEqual([expect.stringContaining('Claimdesk runs already')]);
  });

  test('keeps a decision, its evidence and its audit rows over a restart, and leaves no process behind', async () => {
    const task = (await product.as('reviewer').post<LeasedTaskView>('/v1/reviews/lease')).body;
    const verdict = await product
      .as('reviewer')
      .post(`/v1/reviews/${task.taskId}/verdict`, { ...VERDICT, leaseToken: task.leaseToken });
    expect(verdict.status).toBe(200);
    const read = async (): Promise<[ClaimDetailView, object[]]> => [
      (await product.as('lead').get<ClaimDetailView>(`/v1/claims/${task.claim.id}`)).body,
      await product.query(
        'SELECT id, actor, action, from_state, to_state FROM audit_event WHERE subject_id = $1 ORDER BY id',
        [task.claim.id],
      ),
    ];
    const before = await read();
    expect(before[0]).toMatchObject({
      state: 'concluded',
      verdict: { content: 'disputed' },
      evidence: [{ passage: 'No ship left that day.' }],
    });
    expect(before[1]).toMatchObject([
      { action: 'claim.open' },
      { action: 'claim.lease' },
      { action: 'evidence.add' },
      { action: 'claim.judge' },
    ]);

    expect(await product.stop()).toBe(0);
    expect(product.output).toContain('Stopped.');
    expect(await processesOf(home)).toEqual([]);

    product = await StartedProduct.start(home);
    expect(await read()).toEqual(before);
  }, 120_000);

  test('killed without a word, its processes stop by themselves and the next start goes on', async () => {
    const [{ n: before } = { n: -1 }] = await product.query<{ n: number }>('SELECT count(*)::int AS n FROM claim');
    process.kill(product.service().pid, 'SIGKILL');
    await product.ended;
    await eventually(
      'api and worker are gone',
      async () => !(await processesOf(home)).some((line) => /dist\/main\.(api|worker)\.js/.test(line)),
    );
    product = await StartedProduct.start(home);
    expect(await product.query('SELECT count(*)::int AS n FROM claim')).toEqual([{ n: before }]);
  }, 120_000);
});

describe('a start that cannot go on says why in one line', () => {
  const lastLine = (product: StartedProduct): string => product.output.trim().split('\n').at(-1)!;

  test('a taken port', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const home = mkdtempSync(join(tmpdir(), 'claimdesk-e2e-'));
    const product = StartedProduct.launch(home, { PORT: String(port) });
    expect(await product.ended).toBe(1);
    expect(lastLine(product)).toBe(
      `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set PORT to another (0 picks a free one).`,
    );
    expect(product.output).not.toContain('    at ');
    server.close();
    rmSync(home, { recursive: true });
  });

  test('a home that cannot be written to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimdesk-e2e-'));
    // Root may write to a read-only folder, but nobody can make a folder inside a file.
    const file = join(folder, 'file');
    writeFileSync(file, '');
    chmodSync(folder, 0o500);
    const product = StartedProduct.launch(join(process.getuid?.() === 0 ? file : folder, 'home'));
    expect(await product.ended).toBe(1);
    expect(lastLine(product)).toMatch(
      /^Cannot write to .* Make it writable, or set CLAIMDESK_HOME to a folder that is\.$/,
    );
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  test('settings that cannot be used', async () => {
    const product = StartedProduct.launch(join(tmpdir(), 'claimdesk-never'), { PORT: 'many', LOG_LEVEL: 'loud' });
    expect(await product.ended).toBe(1);
    expect(product.output).toContain('PORT=many');
    expect(product.output).toContain('LOG_LEVEL=loud');
    expect(product.output).not.toContain('    at ');
  });
});
