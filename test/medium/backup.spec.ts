import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/standalone/embedded-postgres.js';
import { HttpClient } from '../http-client.js';
import { claimsOf, longText, openArticle, submit } from './articles.js';
import { decide, leased } from './reviewing.js';
import { TestService } from './test-service.js';

const run = promisify(execFile);

/** The npm packages bring a server without its tools; a Postgres of the system brings both. */
const bin = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
const here = !!bin && ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((tool) => existsSync(join(bin, tool)));
if (!here)
  process.stderr.write('The test of backups is left out: there is no Postgres with pg_dump (see pg_config).\n');

(here ? describe : describe.skip)('a backup', () => {
  let folder: string;
  const servers: EmbeddedPostgres[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimdesk-backup-'));
    await chmod(folder, 0o755);
    for (const name of ['lost', 'new']) {
      const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
      servers.push(await startEmbeddedPostgres(join(folder, name), ['fsync=off'], { binaries }));
    }
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  const tool = (name: string, ...args: string[]): Promise<unknown> => run(join(bin, name), args);
  const claimdesk = async (url: string, ...args: string[]): Promise<string> =>
    (
      await run(process.execPath, [join(PROJECT_ROOT, 'dist', 'main.cli.js'), ...args], {
        env: { ...process.env, DATABASE_URL: url },
      })
    ).stdout;
  const asOwner = async (url: string, statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const on = (url: string): Promise<TestService> => TestService.on({ url, drop: () => Promise.resolve() });

  test('of Postgres alone brings the service back, on another server and with an empty queue', async () => {
    const [lost, found] = servers.map(({ url }) => url) as [string, string];
    const [dump, head] = [join(folder, 'claimdesk.dump'), join(folder, 'head.json')];
    await claimdesk(lost, 'migrate');
    const before = await on(lost);
    await before.startWorker();
    const lead = await before.client('lead', 'Ana Lead');
    const { id, claims } = await openArticle(lead, { text: longText(3, 'Hallen') });
    expect((await decide(lead, await leased(lead))).status).toBe(200);
    const held = await leased(lead);
    await before.stopWorker();
    const waiting: string[] = [];
    for (let n = 0; n < 3; n++) waiting.push((await submit(lead, { text: longText(2, `Orsa ${n}`) })).id);

    await claimdesk(lost, 'audit', 'head', '--out', head);
    await tool('pg_dump', '--format=custom', '--exclude-schema=bullmq', `--file=${dump}`, `--dbname=${lost}`);
    await before.stop();
    await servers[0]!.stop();

    await asOwner(found, 'CREATE ROLE claimdesk_app NOLOGIN');
    await asOwner(found, 'GRANT claimdesk_app TO CURRENT_USER');
    await tool('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${found}`, dump);
    expect(await claimdesk(found, 'migrate')).toBe('Nothing to apply.\n');
    expect(await claimdesk(found, 'audit', 'verify', '--head', head)).toMatch(
      /^\d+ events are as they were written, and/,
    );

    const after = await on(found);
    try {
      const [{ role }] = (await after.sql<{ role: string }>('SELECT current_user AS role')) as [{ role: string }];
      expect(role).toBe('claimdesk_app');
      for (const table of ['audit_event', 'judgement', 'verdict', 'evidence'])
        await expect(after.sql(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
      await expect(after.asOwner('DELETE FROM audit_event')).rejects.toThrow('append-only');

      expect(await claimdesk(found, 'requeue', 'split-article')).toMatch(/split-article\D+3\b/);
      await after.startWorker();
      // Ana's key of before the loss.
      const back = new HttpClient(await after.address(), lead.key);
      for (const article of waiting) expect(await claimsOf(back, article)).toHaveLength(2);
      expect((await claimsOf(back, id)).map((claim) => claim.state).sort()).toEqual(['concluded', 'in_review', 'open']);
      expect((await claimsOf(back, id)).map((claim) => claim.id)).toEqual(claims.map((claim) => claim.id));
      expect((await decide(back, held)).status).toBe(200);
    } finally {
      await after.stop();
    }
    expect(await claimdesk(found, 'audit', 'verify', '--head', head)).toMatch(/events are as they were written/);
  }, 120_000);
});
