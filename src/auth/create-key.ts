import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT, SYSTEM } from '../audit/audit-event.js';
import type { Database, Statement } from '../database/database.js';
import type { Role } from '../database/generated/enums.js';
import { hashApiKey, newApiKey } from './api-key.js';

export const DEFAULT_DESK = 'default';

const CREATE_KEY: Statement = {
  name: 'create-key',
  text: `
    WITH new_desk AS (
      INSERT INTO desk (id, name) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id
    ), owner AS (
      INSERT INTO person (id, desk_id, name) SELECT $3, id, $4 FROM new_desk
      ON CONFLICT (desk_id, name) DO UPDATE SET name = excluded.name RETURNING id, desk_id
    ), new_key AS (
      INSERT INTO api_key (id, desk_id, person_id, role, key_hash) SELECT $5, desk_id, id, $6::role, $7 FROM owner
      RETURNING id, desk_id, role
    )
    ${RECORD_AUDIT_EVENT} SELECT desk_id, $8, 'key.create', 'api_key', id, NULL, role::text, NULL, NULL FROM new_key`,
};

/**
 * Makes a key for a person of a desk, and the person and the desk where they are new.
 * @returns the key itself: the only time it can be seen
 */
export async function createKey(
  database: Database,
  role: Role,
  personName: string,
  desk = DEFAULT_DESK,
): Promise<string> {
  const key = newApiKey();
  const ids = [uuidv7(), uuidv7(), uuidv7()];
  await database.run(CREATE_KEY, [ids[0], desk, ids[1], personName, ids[2], role, hashApiKey(key), SYSTEM]);
  return key;
}
