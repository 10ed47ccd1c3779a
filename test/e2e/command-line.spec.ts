import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import type { ArticlePage } from '../../src/articles/article.view.js';
import type { PersonView } from '../../src/auth/people.view.js';
import type { SplitArticle } from '../../src/text/index.js';
import { HttpClient } from '../http-client.js';
import { cleanEnvironment, removeHome, StartedProduct, temporaryHome } from './started-product.js';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function claimdesk(args: string[], options: { input?: string; home?: string } = {}): Promise<Ended> {
  const env = cleanEnvironment({ CLAIMDESK_HOME: options.home ?? join(tmpdir(), 'claimdesk-none') });
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'main.cli.js'), ...args], { env });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (ended.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (ended.stderr += String(chunk)));
  child.stdin.end(options.input ?? '');
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
}

const TEXT = 'Port director Lena Moor said fees would double. According to the ferry union, “400 jobs are at risk”.\n';

describe('without a database', () => {
  test('split prints a table, and one JSON object whose spans cut the quotes', async () => {
    const table = await claimdesk(['split'], { input: TEXT });
    expect(table).toMatchObject({ code: 0, stderr: '' });
    expect(table.stdout).toContain('Lena Moor');
    const { claims, coverage } = JSON.parse(
      (await claimdesk(['split', '-', '--format', 'json'], { input: TEXT })).stdout,
    ) as SplitArticle;
    expect(claims).toHaveLength(2);
    for (const { quote, spans } of claims)
      expect(spans.map(({ start, end }) => TEXT.slice(start, end)).join(' … ')).toBe(quote);
    expect(coverage.map(({ start, end }) => TEXT.slice(start, end)).join('')).toBe(TEXT);
  });

  test('split of a file that is not there says so', async () => {
    expect(await claimdesk(['split', 'nowhere.txt'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Cannot read nowhere\.txt: .*\n$/),
    });
  });

  test('attributions answers line by line, in order', async () => {
    const lines = ['a', 'b', 'c'].map((id) => JSON.stringify({ id, text: TEXT })).join('\n');
    const { code, stdout } = await claimdesk(['attributions', '--jsonl'], { input: `${lines}\n` });
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; attributions: { content: [number, number][] }[] });
    expect([code, rows.map((row) => row.id)]).toEqual([0, ['a', 'b', 'c']]);
    expect(rows[2]!.attributions[0]!.content.map(([start, end]) => TEXT.slice(start, end))).toEqual([
      'fees would double',
    ]);
  });

  test('attributions names a line that is not JSON', async () => {
    const { code, stderr } = await claimdesk(['attributions', '--jsonl'], {
      input: '{"id":"a","text":"x"}\nnonsense\n',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/line 2/i);
  });

  test.each([['keys', 'create', '--role', 'reviewer', '--name', 'Ana'], ['migrate'], ['ingest', 'x.txt']])(
    '%s says that there is no database',
    async (...args) => {
      expect(await claimdesk(args)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^No database: set DATABASE_URL, or run `npm start`/),
      });
    },
  );

  test('an unknown role is refused with those there are', async () => {
    const { code, stderr } = await claimdesk(['keys', 'create', '--role', 'king', '--name', 'Ana']);
    expect(code).toBe(1);
    expect(stderr).toContain('submitter, reviewer, lead, admin');
  });
});

describe('beside the running service', () => {
  const home = temporaryHome();
  let product: StartedProduct;

  beforeAll(async () => {
    product = await StartedProduct.start(home);
  }, 120_000);
  afterAll(async () => {
    await product.stop();
    removeHome(home);
  });

  test('migrate has nothing to apply', async () => {
    expect(await claimdesk(['migrate'], { home })).toMatchObject({ code: 0, stdout: 'Nothing to apply.\n' });
  });

  test('keys create prints a key that works, once', async () => {
    const { code, stdout } = await claimdesk(['keys', 'create', '--role', 'reviewer', '--name', 'Ana'], { home });
    expect(code).toBe(0);
    const client = new HttpClient(product.service().apiUrl, stdout.trim());
    expect((await client.get('/v1/articles')).status).toBe(200);
    expect((await client.post('/v1/articles', { text: TEXT })).status).toBe(403);
  });

  test('people and keys: who holds what, and a key that ends at once', async () => {
    const created = await claimdesk(['people', 'create', '--name', 'Rui Revoked'], { home });
    expect(created).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^[\da-f-]{36}\n$/) });
    expect(await claimdesk(['people', 'create', '--name', 'Rui Revoked'], { home })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'Choose another name, or make another key for the person who has it.\n',
    });
    const made = await claimdesk(['keys', 'create', '--role', 'reviewer', '--name', 'Rui Revoked'], { home });
    const client = new HttpClient(product.service().apiUrl, made.stdout.trim());
    const listed = await claimdesk(['people', 'list', '--json'], { home });
    const rui = (JSON.parse(listed.stdout) as PersonView[]).find(({ id }) => id === created.stdout.trim())!;
    expect(rui).toMatchObject({ name: 'Rui Revoked', leases: [], judgements: 0, keys: [{ role: 'reviewer' }] });
    const keyId = rui.keys[0]!.id;
    const table = await claimdesk(['keys', 'list'], { home });
    expect(table.stdout).toContain(keyId);
    expect(listed.stdout + table.stdout).not.toContain(made.stdout.trim());

    expect((await client.get('/v1/articles')).status).toBe(200);
    for (const _again of [1, 2])
      expect(await claimdesk(['keys', 'revoke', keyId], { home })).toMatchObject({
        code: 0,
        stdout: `Revoked: ${keyId}\n`,
      });
    expect((await client.get('/v1/articles')).status).toBe(401);
    expect((await claimdesk(['people', 'list'], { home })).stdout).toMatch(
      /│ Rui Revoked +│ [\da-f-]{36} │ +│ 0 +│ 0 +│/,
    );
    expect(await claimdesk(['keys', 'revoke', rui.id], { home })).toMatchObject({
      code: 1,
      stderr: `There is no key ${rui.id}.\n`,
    });
    expect((await claimdesk(['people', 'list', '--desk', 'nowhere'], { home })).stderr).toMatch(
      /^There is no desk nowhere\./,
    );
  }, 60_000);

  test('ingest takes text, HTML and JSONL in, names what it leaves out, and doubles nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimdesk-ingest-'));
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const files = [
      file('a.txt', 'The mayor said the bridge was safe.'),
      file(
        'b.html',
        '<html><head><title>Bridge</title></head><body><p>The mayor said the bridge was <b>closed</b>.</p></body></html>',
      ),
      file(
        'c.jsonl',
        '{"text":"The union said pay fell.","title":"Pay"}\n{"text":"","title":"Empty"}\n{"text":"x said y","foo":1}\n',
      ),
    ];
    const count = async (): Promise<number> =>
      (await product.as('lead').get<ArticlePage>('/v1/articles?limit=200')).body.items.length;
    const before = await count();
    const { code, stderr } = await claimdesk(['ingest', ...files], { home });
    expect(code).toBe(1);
    expect(stderr).toContain('c.jsonl:2');
    expect(stderr).toContain('c.jsonl:3');
    expect(await count()).toBe(before + 3);
    await claimdesk(['ingest', ...files], { home });
    expect(await count()).toBe(before + 3);
    rmSync(folder, { recursive: true });
  }, 60_000);
});
