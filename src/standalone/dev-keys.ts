import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashSecret } from '../auth/api-key.js';
import { createKey } from '../auth/create-key.js';
import { DEV_PEOPLE } from '../auth/dev-people.js';
import type { Database } from '../database/database.js';

/** Keys for trying things out, one a role and two reviewers. */
export interface DevKeys {
  admin: string;
  lead: string;
  submitter: string;
  reviewers: string[];
}

/** The keys in `home/dev-keys.json`; new ones where the file is missing or its keys are not in this database. */
export async function developmentKeys(database: Database, home: string): Promise<DevKeys> {
  const path = join(home, 'dev-keys.json');
  if (existsSync(path)) {
    const keys = JSON.parse(await readFile(path, 'utf8')) as DevKeys;
    if (await areLive(database, [keys.admin, keys.lead, keys.submitter, ...keys.reviewers])) return keys;
  }
  const keys: DevKeys = {
    admin: await createKey(database, 'admin', DEV_PEOPLE.admin),
    lead: await createKey(database, 'lead', DEV_PEOPLE.lead),
    submitter: await createKey(database, 'submitter', DEV_PEOPLE.submitter),
    reviewers: [
      await createKey(database, 'reviewer', DEV_PEOPLE.reviewers[0]),
      await createKey(database, 'reviewer', DEV_PEOPLE.reviewers[1]),
    ],
  };
  await writeFile(path, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}

async function areLive(database: Database, keys: string[]): Promise<boolean> {
  const found = await database.prisma.apiKey.count({
    where: { keyHash: { in: keys.map((key) => new Uint8Array(hashSecret(key))) }, revokedAt: null },
  });
  return found === keys.length;
}
