import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import { Database, type Statement } from '../database/database.js';
import type { Role } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import type { Actor } from './actor.js';
import { hashSecret, newApiKey } from './api-key.js';
import { keyCreated } from './create-key.js';
import type { NewKeyView } from './keys.view.js';
import { personNotFound } from './people.js';

/** Values: key id, role, hash, person, desk, actor, request id. No row where the desk has no such person. */
const CREATE: Statement = {
  name: 'create-key-of-person',
  text: `
    WITH new_key AS (
      INSERT INTO api_key (id, desk_id, person_id, role, key_hash)
      SELECT $1, desk_id, id, $2::role, $3 FROM person WHERE id = $4 AND desk_id = $5
      RETURNING id, desk_id, person_id, role, created_at
    ), recorded AS (
      ${RECORD_AUDIT_EVENT} ${keyCreated('$6', '$7')}
    )
    SELECT created_at FROM new_key`,
};

/**
 * Values: key id, desk or null for any, actor, request id. No row where there is no such key; nothing is written where it is
 * revoked already or the desk's last live one of an admin. The row locks make admins who revoke each other take turns: who
 * comes second finds the first one's key gone from `live_admin`. Locks that leave room for the idempotency table's foreign key.
 */
const REVOKE: Statement = {
  name: 'revoke-key',
  text: `
    WITH target AS (
      SELECT id, desk_id, role FROM api_key WHERE id = $1 AND ($2::uuid IS NULL OR desk_id = $2)
    ), live_admin AS (
      SELECT id FROM api_key
      WHERE desk_id = (SELECT desk_id FROM target WHERE role = 'admin') AND role = 'admin' AND revoked_at IS NULL
      ORDER BY id FOR NO KEY UPDATE
    ), admins AS (
      SELECT count(*) = 1 AND bool_or(id = $1) AS would_end FROM live_admin
    ), revoked AS (
      UPDATE api_key SET revoked_at = now() FROM target, admins
      WHERE api_key.id = target.id AND revoked_at IS NULL AND NOT would_end
      RETURNING api_key.id, api_key.desk_id, api_key.person_id, api_key.role
    ), recorded AS (
      ${RECORD_AUDIT_EVENT}
      SELECT desk_id, $3, 'key.revoke', 'api_key', id, role::text, 'revoked', NULL, $4,
        jsonb_build_object('person', person_id) FROM revoked
    )
    SELECT would_end FROM target, admins`,
};

/** On whose behalf people and keys change. The command line has no request, and may revoke a key of any desk. */
export interface KeyKeeper extends Pick<Actor, 'auditName'> {
  deskId: string | null;
  requestId: string | null;
}

/** Keys of people. Who has one is asked on every request (see ApiKeyGuard), so that making and revoking work at once. */
@Injectable()
export class Keys {
  constructor(private readonly database: Database) {}

  /** Another key of a person. @throws Problem `not_found` for a person whom the desk does not have */
  async create(by: Actor, personId: string, role: Role): Promise<NewKeyView> {
    const key = newApiKey();
    const id = uuidv7();
    const row = await this.database.runOne<{ created_at: Date }>(CREATE, [
      id,
      role,
      hashSecret(key),
      personId,
      by.deskId,
      by.auditName,
      by.requestId,
    ]);
    if (!row) throw personNotFound(personId);
    return { id, role, createdAt: row.created_at.toISOString(), revokedAt: null, personId, key };
  }

  /**
   * Ends a key: the next request with it is refused by every api process. Doing it again changes nothing. The leases of
   * somebody who has no key left to review with are ended by the next sweep, within SWEEP_SECONDS.
   * @throws Problem `not_found`, also for another desk's key; `last_admin_key`
   */
  async revoke(by: KeyKeeper, id: string): Promise<void> {
    const row = await this.database.runOne<{ would_end: boolean }>(REVOKE, [id, by.deskId, by.auditName, by.requestId]);
    if (!row) throw new Problem('not_found', `${by.deskId ? 'This desk has' : 'There is'} no key ${id}.`);
    if (row.would_end) {
      throw new Problem(
        'last_admin_key',
        'This is the desk’s last live admin key. Make another one, then revoke this one.',
      );
    }
  }
}
