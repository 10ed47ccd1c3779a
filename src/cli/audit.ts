import { readFile, writeFile } from 'node:fs/promises';
import { isUUID } from 'class-validator';
import type { Command } from 'commander';
import { FindAuditEvents } from '../audit/find-audit-events.js';
import type { ExportedHead } from '../audit/audit-check.js';
import { SealAudit } from '../audit/seal-audit.js';
import { VerifyAudit } from '../audit/verify-audit.js';
import { printable } from './claim-table.js';
import { CliError } from './cli-error.js';
import { withDatabase } from './with-database.js';

const PAGE = 200;

export function addAuditCommands(program: Command): void {
  const audit = program
    .command('audit')
    .description('the log of everything that happened, and whether it is as it was written');
  audit
    .command('verify')
    .description('check the whole log; ends with code 1 and the first bad place where somebody changed it')
    .option('--head <file>', 'also against a head that `audit head` exported')
    .action(({ head }: { head?: string }) => verifyAudit(head));
  audit
    .command('head')
    .description('export the end of the chain as JSON, to keep on another machine')
    .option('--out <file>', 'where to; standard output otherwise')
    .action(({ out }: { out?: string }) => exportHead(out));
  audit
    .command('list')
    .description('what happened to one claim or article, oldest first')
    .argument('<subject>', 'its id')
    .action(listAudit);
}

/** @throws CliError naming the first bad place and what to do; a process that ends with it ends with code 1 */
async function verifyAudit(headFile: string | undefined): Promise<void> {
  const exported = headFile === undefined ? undefined : readHead(await readHeadFile(headFile), headFile);
  const check = await withDatabase((database) =>
    new VerifyAudit(database, new SealAudit(database)).run({ exported, onPage: showProgress }),
  ).finally(clearProgress);
  const seconds = (check.checkedInMs / 1000).toFixed(1);
  if (check.firstBad) {
    const { kind, detail } = check.firstBad;
    throw new CliError(
      `NOT AS WRITTEN (${kind}): ${detail}.\n` +
        `The ${check.events} events before it are as they were written (${seconds} s).\n` +
        'Keep this database as it is: stop the service and copy it before anything else. Then look for the newest backup that\n' +
        'verifies, and compare the two from there on. docs/audit.md says what each kind means.',
    );
  }
  const against = exported ? `, and passes through the exported head at ${exported.seq}` : '';
  process.stdout.write(
    `${check.events} events are as they were written${against} (${seconds} s).\nseq ${check.seq}\nhash ${check.hash}\n`,
  );
}

/** Writes the end of the chain as JSON `{seq, hash, at}`, to keep where the database's owner cannot write. */
async function exportHead(file: string | undefined): Promise<void> {
  const { seq, hash } = await withDatabase((database) => new SealAudit(database).head());
  const line = `${JSON.stringify({ seq, hash, at: new Date().toISOString() })}\n`;
  if (file === undefined) process.stdout.write(line);
  else await writeFile(file, line).catch((error: Error) => Promise.reject(new CliError(error.message)));
}

/** Prints what happened to a claim, an article or anything else that has an id: a line of tab-separated fields each. */
async function listAudit(subjectId: string): Promise<void> {
  if (!isUUID(subjectId)) throw new CliError(`${subjectId} is not an id. Give that of a claim or an article.`);
  await withDatabase(async (database) => {
    const find = new FindAuditEvents(database);
    for (let cursor: string | undefined; ;) {
      const { items, nextCursor } = await find.page(undefined, { subjectId, cursor, limit: PAGE });
      for (const event of items) {
        const change = event.from === event.to ? (event.to ?? '') : `${event.from ?? ''} → ${event.to ?? ''}`;
        const detail = event.detail === null ? '' : JSON.stringify(event.detail);
        const fields = [event.at, event.actorName ?? event.actor, event.action, change, event.reason ?? '', detail];
        process.stdout.write(`${fields.map(printable).join('\t')}\n`);
      }
      if (nextCursor === null) return;
      cursor = nextCursor;
    }
  });
}

async function readHeadFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError(`Cannot read ${file}: ${(error as Error).message}`);
  }
}

function readHead(text: string, file: string): ExportedHead {
  try {
    const { seq, hash } = JSON.parse(text) as Partial<ExportedHead>;
    if (Number.isSafeInteger(seq) && seq! >= 0 && /^[0-9a-f]{64}$/.test(hash!)) return { seq: seq!, hash: hash! };
  } catch {
    // Told below, like JSON that is something else.
  }
  throw new CliError(`${file} is not an exported head. \`claimdesk audit head --out FILE\` writes one.`);
}

function showProgress(events: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${events} events`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
