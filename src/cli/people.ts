import { InvalidArgumentError, type Command } from 'commander';
import { DEFAULT_DESK } from '../auth/create-key.js';
import { People } from '../auth/people.js';
import type { PersonView } from '../auth/people.view.js';
import { isPersonName, PERSON_NAME_RULE } from '../auth/person-name.js';
import type { Database } from '../database/database.js';
import { CliError } from './cli-error.js';
import { renderTable } from './table.js';
import { withDatabase } from './with-database.js';

/** How the audit log names who works at the command line. */
export const CLI_ACTOR = 'cli';
const PAGE = 200;

export function addPeopleCommands(program: Command): void {
  const people = program.command('people').description('people of a desk, and who holds what');
  people
    .command('list')
    .description('people with the roles of their live keys, live leases and judgements')
    .option('--desk <desk>', 'desk they belong to', DEFAULT_DESK)
    .option('--json', 'everything of them, as one JSON array')
    .action(async ({ desk, json }: { desk: string; json?: boolean }) => {
      const listed = await withDatabase((database) => peopleOfDesk(database, desk));
      process.stdout.write(`${json ? JSON.stringify(listed) : peopleTable(listed)}\n`);
    });
  people
    .command('create')
    .description('add a person without a key and print the id')
    .requiredOption('--name <name>', 'nobody else of the desk has it', personName)
    .option('--desk <desk>', 'desk they belong to', DEFAULT_DESK)
    .action(async ({ name, desk }: { name: string; desk: string }) => {
      const { id } = await withDatabase(async (database) => {
        const by = { deskId: await deskNamed(database, desk), auditName: CLI_ACTOR, requestId: null };
        return new People(database).create(by, { name });
      });
      process.stdout.write(`${id}\n`);
    });
}

/** Everybody, in the order in which they came. @throws CliError where there is no such desk */
export async function peopleOfDesk(database: Database, desk: string): Promise<PersonView[]> {
  const deskId = await deskNamed(database, desk);
  const listed: PersonView[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await new People(database).page(deskId, { ...(cursor ? { cursor } : {}), limit: PAGE });
    listed.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return listed;
}

function peopleTable(listed: PersonView[]): string {
  const rows = listed.map(({ id, name, keys, leases, judgements }) => {
    const roles = new Set(keys.filter((key) => !key.revokedAt).map((key) => key.role));
    return [name, id, [...roles].sort().join(', '), String(leases.length), String(judgements)];
  });
  return `${renderTable(['name', 'id', 'live keys', 'leases', 'judgements'], rows)}\n${rows.length} people`;
}

/** The name of a person as an option. */
export function personName(value: string): string {
  if (isPersonName(value)) return value;
  throw new InvalidArgumentError(PERSON_NAME_RULE);
}

async function deskNamed(database: Database, name: string): Promise<string> {
  const desk = await database.prisma.desk.findUnique({ where: { name }, select: { id: true } });
  if (!desk) {
    throw new CliError(
      `There is no desk ${name}. A desk begins with a key: keys create --role admin --name NAME --desk DESK`,
    );
  }
  return desk.id;
}
