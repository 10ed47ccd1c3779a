import { isUUID } from 'class-validator';
import { InvalidArgumentError, type Command } from 'commander';
import { createKey, DEFAULT_DESK } from '../auth/create-key.js';
import { Keys } from '../auth/keys.js';
import type { KeyView } from '../auth/keys.view.js';
import { Role } from '../database/generated/enums.js';
import { CLI_ACTOR, peopleOfDesk, personName } from './people.js';
import { renderTable } from './table.js';
import { withDatabase } from './with-database.js';

/** A key with whose it is. */
type HeldKey = KeyView & { personId: string; person: string };

export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('API keys');
  keys
    .command('create')
    .description('make a key and print it; it cannot be shown again')
    .requiredOption('--role <role>', Object.values(Role).join(', '), role)
    .requiredOption('--name <name>', 'person it belongs to; two keys of one name are one person', personName)
    .option('--desk <desk>', 'desk it sees', DEFAULT_DESK)
    .action(async (options: { role: Role; name: string; desk: string }) => {
      const { role, name, desk } = options;
      const key = await withDatabase((database) => createKey(database, role, name, desk, CLI_ACTOR));
      process.stdout.write(`${key}\n`);
    });
  keys
    .command('list')
    .description('keys of a desk by person, live ones first; never the keys themselves')
    .option('--desk <desk>', 'desk they see', DEFAULT_DESK)
    .option('--json', 'as one JSON array')
    .action(async ({ desk, json }: { desk: string; json?: boolean }) => {
      const people = await withDatabase((database) => peopleOfDesk(database, desk));
      const held = people.flatMap((person) =>
        person.keys.map((key) => ({ ...key, personId: person.id, person: person.name })),
      );
      process.stdout.write(`${json ? JSON.stringify(held) : keysTable(held)}\n`);
    });
  keys
    .command('revoke')
    .description('end a key at once, on every api process')
    .argument('<id>', 'as keys list shows it; not the key itself', keyId)
    .action(async (id: string) => {
      await withDatabase((database) =>
        new Keys(database).revoke({ deskId: null, auditName: CLI_ACTOR, requestId: null }, id),
      );
      process.stdout.write(`Revoked: ${id}\n`);
    });
}

function keysTable(held: HeldKey[]): string {
  const rows = held.map((key) => [key.id, key.person, key.role, key.createdAt, key.revokedAt ?? '']);
  return `${renderTable(['id', 'person', 'role', 'created', 'revoked'], rows)}\n${rows.length} keys`;
}

function role(value: string): Role {
  if (Object.hasOwn(Role, value)) return value as Role;
  throw new InvalidArgumentError(`one of ${Object.values(Role).join(', ')}`);
}

function keyId(value: string): string {
  if (isUUID(value)) return value.toLowerCase();
  throw new InvalidArgumentError('must be a key’s id, a UUID: see keys list');
}
