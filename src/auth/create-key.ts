import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import type { Database, Statement } from '../database/database.js';
import type { Role } from '../database/generated/enums.js';
import { hashSecret, newApiKey } from './api-key.js';

export const DEFAULT_DESK = 'default';

/** Audit rows of the people in `new_person` and the keys in `new_key`; `actor` and `requestId` are SQL values. */
export const personCreated = (actor: string, requestId: string): string =>
  `SELECT desk_id, ${actor}, 'person.create', 'person', id, NULL, NULL, NULL, ${requestId}, NULL::jsonb FROM new_person`;
export const keyCreated = (actor: string, requestId: string): string =>
  `SELECT desk_id, ${actor}, 'key.create', 'api_key', id, NULL, role::text, NULL, ${requestId},
    jsonb_build_object('person', person_id) FROM new_key`;

const CREATE_KEY: Statement = {
  name: 'create-key',
  text: `
    WITH new_desk AS (
      INSERT INTO desk (id, name) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id
    ), owner AS (
      INSERT INTO person (id, desk_id, name) SELECT $3, id, $4 FROM new_desk
      ON CONFLICT (desk_id, name) DO UPDATE SET name = excluded.name RETURNING id, desk_id
    ), new_person AS (
      SELECT * FROM owner WHERE id = $3
    ), new_key AS (
      INSERT INTO api_key (id, desk_id, person_id, role, key_hash) SELECT $5, desk_id, id, $6::role, $7 FROM owner
      RETURNING id, desk_id, person_id, role
    )
    ${RECORD_AUDIT_EVENT} ${personCreated('$8', 'NULL')} UNION ALL ${keyCreated('$8', 'NULL')}`,
};

/**
 * Makes a key for a person of a desk, and the person and the desk where they are new.
 * @param actor how the audit log names who did it
 * @returns the key itself: the only time it can be seen
 */
export async function createKey(
  database: Database,
  role: Role,
  personName: string,
  desk = DEFAULT_DESK,
  actor = SYSTEM,
): Promise<string> {
  const key = newApiKey();
  const ids = [uuidv7(), uuidv7(), uuidv7()];
  await database.run(CREATE_KEY, [ids[0], desk, ids[1], personName, ids[2], role, hashSecret(key), actor]);
  return key;
}
