import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { RECORD_AUDIT_EVENT } from '../audit/audit-event.js';
import { cursorOf, readCursor } from '../database/cursor.js';
import { Database, type Statement } from '../database/database.js';
import type { Role } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import type { Actor } from './actor.js';
import { hashSecret, newApiKey } from './api-key.js';
import { keyCreated, personCreated } from './create-key.js';
import type { NewPersonView, PersonPage, PersonView } from './people.view.js';

/** Values: person id, desk, name, key id, role or null for no key, hash, actor, request id. No row where the name is taken. */
const CREATE: Statement = {
  name: 'create-person',
  text: `
    WITH new_person AS (
      INSERT INTO person (id, desk_id, name) VALUES ($1, $2, $3) ON CONFLICT (desk_id, name) DO NOTHING
      RETURNING id, desk_id, created_at
    ), new_key AS (
      INSERT INTO api_key (id, desk_id, person_id, role, key_hash)
      SELECT $4, desk_id, id, $5::role, $6 FROM new_person WHERE $5::role IS NOT NULL
      RETURNING id, desk_id, person_id, role
    ), recorded AS (
      ${RECORD_AUDIT_EVENT} ${personCreated('$7', '$8')} UNION ALL ${keyCreated('$7', '$8')}
    )
    SELECT created_at FROM new_person`,
};

/** People of desk $1 with what they hold. A lease is live until it is ended or past, by the database's clock. */
const peopleWhere = (condition: string): string => `
    WITH page AS (
      SELECT id, name, created_at FROM person WHERE desk_id = $1 AND ${condition}
    ), held_key AS (
      SELECT person_id, json_agg(json_build_object('id', id, 'role', role, 'createdAt', created_at, 'revokedAt', revoked_at)
        ORDER BY revoked_at DESC NULLS FIRST, id DESC) AS items
      FROM api_key WHERE person_id IN (SELECT id FROM page) GROUP BY person_id
    ), held_lease AS (
      SELECT person_id, json_agg(json_build_object('taskId', task_id, 'claimId', claim_id, 'expiresAt', expires_at)
        ORDER BY expires_at, task_id) AS items
      FROM lease JOIN review_task ON review_task.id = task_id
      WHERE person_id IN (SELECT id FROM page) AND ended_at IS NULL AND expires_at > now() GROUP BY person_id
    ), judged AS (
      SELECT person_id, count(*)::int AS n FROM judgement WHERE person_id IN (SELECT id FROM page) GROUP BY person_id
    )
    SELECT id, name, created_at AS "createdAt", coalesce(held_key.items, '[]') AS keys,
      coalesce(held_lease.items, '[]') AS leases, coalesce(n, 0) AS judgements
    FROM page LEFT JOIN held_key ON held_key.person_id = id LEFT JOIN held_lease ON held_lease.person_id = id
      LEFT JOIN judged ON judged.person_id = id
    ORDER BY id`;

const PAGE: Statement = {
  name: 'people-page',
  text: peopleWhere('($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3'),
};
const ONE: Statement = { name: 'person', text: peopleWhere('id = $2') };

type PersonRow = Omit<PersonView, 'createdAt'> & { createdAt: Date };

/** The people of a desk, and who holds what: keys, leases. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  /**
   * A new person, with a first key where a role is given.
   * @throws Problem `name_taken`
   */
  async create(
    by: Pick<Actor, 'deskId' | 'auditName'> & { requestId: string | null },
    { name, role }: { name: string; role?: Role },
  ): Promise<NewPersonView> {
    const [id, keyId] = [uuidv7(), uuidv7()];
    const key = role ? newApiKey() : null;
    const row = await this.database.runOne<{ created_at: Date }>(CREATE, [
      id,
      by.deskId,
      name,
      keyId,
      role ?? null,
      key && hashSecret(key),
      by.auditName,
      by.requestId,
    ]);
    if (!row) throw new Problem('name_taken', 'Choose another name, or make another key for the person who has it.');
    const createdAt = row.created_at.toISOString();
    const keys = role ? [{ id: keyId, role, createdAt, revokedAt: null }] : [];
    return { id, name, createdAt, keys, leases: [], judgements: 0, key };
  }

  /** In the order in which they came. @throws Problem for a cursor that is not ours */
  async page(deskId: string, { cursor, limit }: { cursor?: string; limit: number }): Promise<PersonPage> {
    const after = readCursor(cursor) ?? null;
    const rows = await this.database.run<PersonRow>(PAGE, [deskId, after, limit + 1]);
    return {
      items: rows.slice(0, limit).map(personView),
      nextCursor: rows.length > limit ? cursorOf(rows[limit - 1]!.id) : null,
    };
  }

  /** @throws Problem `not_found`, also for a person of another desk */
  async one(deskId: string, id: string): Promise<PersonView> {
    const row = await this.database.runOne<PersonRow>(ONE, [deskId, id]);
    if (!row) throw personNotFound(id);
    return personView(row);
  }
}

export const personNotFound = (id: string): Problem => new Problem('not_found', `This desk has no person ${id}.`);

/** JSON built by Postgres writes times in the session's zone; the contract says UTC. */
const utc = (time: string): string => new Date(time).toISOString();

const personView = (row: PersonRow): PersonView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  keys: row.keys.map((key) => ({
    ...key,
    createdAt: utc(key.createdAt),
    revokedAt: key.revokedAt && utc(key.revokedAt),
  })),
  leases: row.leases.map((lease) => ({ ...lease, expiresAt: utc(lease.expiresAt) })),
});
