import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../database/database.js';
import { Gather } from '../database/gather.js';
import type { Role } from '../database/generated/enums.js';
import { hashSecret } from './api-key.js';

const FIND_KEYS: Statement = {
  name: 'find-keys',
  text: `SELECT key_hash, id, person_id, desk_id, role FROM api_key WHERE key_hash = ANY ($1) AND revoked_at IS NULL`,
};

interface KeyRow {
  key_hash: Buffer;
  id: string;
  person_id: string;
  desk_id: string;
  role: Role;
}

/** Requests whose keys one statement looks up. */
const MOST = 100;

/** Live keys, asked of Postgres for every request: revoking is at once. Requests that come at the same moment ask together. */
@Injectable()
export class FindKey {
  private readonly gather = new Gather((hashes: Buffer[]) => this.look(hashes), MOST);

  constructor(private readonly database: Database) {}

  /** @returns undefined where the key is unknown or revoked */
  find(key: string): Promise<KeyRow | undefined> {
    return this.gather.ask(hashSecret(key));
  }

  private async look(hashes: Buffer[]): Promise<(KeyRow | undefined)[]> {
    const rows = await this.database.run<KeyRow>(FIND_KEYS, [hashes]);
    return hashes.map((hash) => rows.find((row) => row.key_hash.equals(hash)));
  }
}
