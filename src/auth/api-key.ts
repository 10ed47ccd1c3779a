import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'cd_';

/** A new key: 256 random bits behind a prefix that secret scanners can look for. */
export const newApiKey = (): string => PREFIX + randomBytes(32).toString('base64url');

/** What a browser that is signed in keeps, with as much entropy as a key. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a key or a token. A fast hash is enough: the secret itself has the entropy. */
export const hashSecret = (key: string): Buffer => createHash('sha256').update(key).digest();

/** The key of an `Authorization: Bearer …` header. */
export function bearerKey(header: string | undefined): string | undefined {
  const match = /^Bearer +([\w-]{1,200})$/i.exec(header ?? '');
  return match?.[1];
}
