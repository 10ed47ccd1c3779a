import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TamperedLog } from '../../prove/audit/tampered-log.js';
import { writeEvents } from '../../prove/audit/write-events.js';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { openAuditDatabase, type AuditDatabase } from './audit-database.js';

let log: AuditDatabase;
let folder: string;

beforeAll(async () => {
  log = await openAuditDatabase();
  folder = mkdtempSync(join(tmpdir(), 'claimdesk-audit-'));
  await writeEvents(log.app, 2, 10);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await log.stop();
});

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** The built command line on this database; at most so long as any command may take. */
const audit = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const command = [join(PROJECT_ROOT, 'dist', 'main.cli.js'), 'audit', ...args];
    const env = { ...process.env, DATABASE_URL: log.url };
    execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

it('verify says how many events are as they were written', async () => {
  const { code, stdout, stderr } = await audit('verify');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^20 events are as they were written \(\d+\.\d s\)\.\nseq 20\nhash [0-9a-f]{64}\n$/);
});

it('head exports the end of the chain, and verify holds the log against it', async () => {
  const file = join(folder, 'head.json');
  expect(await audit('head', '--out', file)).toEqual({ code: 0, stdout: '', stderr: '' });
  const { seq, hash, at } = JSON.parse((await audit('head')).stdout) as { seq: number; hash: string; at: string };
  expect(seq).toBe(20);
  expect(new Date(at).toISOString()).toBe(at);
  expect((await audit('verify', '--head', file)).stdout).toContain('passes through the exported head at 20');

  writeFileSync(file, JSON.stringify({ seq: 30, hash }));
  const beyond = await audit('verify', '--head', file);
  expect(beyond.code).toBe(1);
  expect(beyond.stderr).toContain('the log ends at link 20, before the exported head at 30');
});

it.each(['{}', 'not JSON', '{"seq":-1,"hash":"x"}'])('a file that holds no head is told: %s', async (text) => {
  const file = join(folder, 'other.json');
  writeFileSync(file, text);
  const { code, stderr } = await audit('verify', '--head', file);
  expect([code, stderr]).toEqual([1, expect.stringContaining('is not an exported head')]);
});

it('a changed log ends with code 1, the first bad place and what to do', async () => {
  const tampered = await TamperedLog.keep(log.url);
  const { seq, eventId } = tampered.middle;
  await tampered.change(`UPDATE audit_event SET reason = 'x' WHERE id >= ${eventId}`);
  const { code, stdout, stderr } = await audit('verify');
  await tampered.restore();
  await tampered.end();
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`event_changed): event ${eventId}, sealed as link ${seq}, was changed`);
  expect(stderr).toContain('copy it before anything else');
});

it('list tells what happened to one subject, a line each; an id that is none is told', async () => {
  const { rows } = await log.owner.query<{ subject_id: string }>(
    `SELECT subject_id FROM audit_event WHERE reason LIKE '%' || chr(10) || '%' LIMIT 1`,
  );
  const { code, stdout } = await audit('list', rows[0]!.subject_id);
  expect([code, stdout.split('\n').length]).toEqual([0, 2]);
  expect(stdout).toMatch(/^\S+Z\tperson:\S+\tclaim\.(judge|lease)\t/);
  expect((await audit('list', 'seven')).stderr).toContain('seven is not an id');
});
