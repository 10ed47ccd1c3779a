import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A value for SECRETS_KEY: the one in `home/secrets.key`, made where the file is missing. It belongs to this home's database. */
export async function developmentSecretsKey(home: string): Promise<string> {
  const path = join(home, 'secrets.key');
  if (existsSync(path)) return (await readFile(path, 'utf8')).trim();
  const key = randomBytes(32).toString('base64');
  await writeFile(path, `${key}\n`, { mode: 0o600 });
  return key;
}
