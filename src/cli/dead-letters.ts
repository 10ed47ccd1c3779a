import { NestFactory } from '@nestjs/core';
import { isUUID } from 'class-validator';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Type } from '@nestjs/common';
import type { DeadLetterView } from '../dead-letters/dead-letter.view.js';
import { FindDeadLetters } from '../dead-letters/find-dead-letters.js';
import { DEAD_LETTER_KIND_NAMES } from '../dead-letters/kinds.js';
import { ReplayDeadLetters } from '../dead-letters/replay-dead-letters.js';
import { Problem } from '../errors/problem.js';
import { CliError } from './cli-error.js';
import { CLI_ACTOR } from './people.js';
import { serviceSettings } from './service-settings.js';
import { renderTable } from './table.js';

const PAGE = 200;
/** Every desk's: whoever has the command line has the database. */
const BY = { deskId: null, auditName: CLI_ACTOR, requestId: null };
const kindOption = (): Option => new Option('--kind <kind>', 'of one kind').choices(DEAD_LETTER_KIND_NAMES);

export function addDeadLetterCommands(program: Command): void {
  const letters = program.command('dead-letters').description('work that was given up, of every desk');
  letters
    .command('list')
    .description('what, why, since when, and what to do')
    .addOption(kindOption())
    .option('--json', 'everything of them, as one JSON array')
    .action(async ({ kind, json }: { kind?: string; json?: boolean }) => {
      const listed = await withService(FindDeadLetters, (find) => everything(find, kind));
      process.stdout.write(`${json ? JSON.stringify(listed) : table(listed)}\n`);
    });
  letters
    .command('replay')
    .description('start work anew that was given up: one by its id, or all of a kind')
    .argument('[id]', 'as dead-letters list shows it', letterId)
    .addOption(kindOption())
    .action(async (id: string | undefined, { kind }: { kind?: string }) => {
      if ((id === undefined) === (kind === undefined)) throw new CliError('Give either an id or --kind KIND.');
      const n = await withService(ReplayDeadLetters, (replay) => (id ? replay.one(BY, id) : replay.all(BY, kind!)));
      process.stdout.write(`${n} started anew\n`);
    });
}

async function everything(find: FindDeadLetters, kind: string | undefined): Promise<DeadLetterView[]> {
  const listed: DeadLetterView[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await find.page(null, { limit: PAGE, ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) });
    listed.push(...page.items);
    cursor = page.nextCursor;
  }
  return listed;
}

function table(listed: DeadLetterView[]): string {
  const rows = listed.map((letter) => [
    letter.id,
    letter.kind,
    `${letter.subjectType} ${letter.subjectId}`,
    String(letter.attempts),
    letter.since,
    letter.reason,
  ]);
  const advice = [...new Set(listed.map(({ kind, whatToDo }) => `${kind}: ${whatToDo}`))];
  return [
    renderTable(['id', 'kind', 'of', 'attempts', 'since', 'why'], rows),
    `${rows.length} given up`,
    ...advice,
  ].join('\n');
}

async function withService<Service, Result>(
  service: Type<Service>,
  work: (service: Service) => Promise<Result>,
): Promise<Result> {
  const { DeadLetterCommandsModule } = await import('../app.module.js');
  const app = await NestFactory.createApplicationContext(DeadLetterCommandsModule.forRoot(await serviceSettings()), {
    logger: ['error'],
  });
  try {
    return await work(app.get(service, { strict: false }));
  } catch (error) {
    throw error instanceof Problem ? new CliError(error.message) : error;
  } finally {
    await app.close();
  }
}

function letterId(value: string): string {
  if (isUUID(value)) return value.toLowerCase();
  throw new InvalidArgumentError('must be an id, a UUID: see dead-letters list');
}
