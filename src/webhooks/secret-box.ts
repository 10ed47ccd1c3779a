import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Settings } from '../config/settings.js';
import { Problem } from '../errors/problem.js';

const CIPHER = 'aes-256-gcm';
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts secrets for the database: AES-256-GCM with the first key of SECRETS_KEY. What is stored says which key it was, so
 * that secrets under the other keys can still be read. An encrypted secret is tied to its owner's id: in another row it is
 * useless. Layout in bytes: id of the key (4, of its SHA-256), nonce (12), tag (16), then the text.
 */
@Injectable()
export class SecretBox {
  private readonly keys: { id: Buffer; key: Buffer }[];

  constructor({ secretsKey }: Settings) {
    this.keys = (secretsKey?.split(',') ?? []).map((text) => {
      const key = Buffer.from(text, 'base64');
      return { id: createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES), key };
    });
  }

  get hasKey(): boolean {
    return this.keys.length > 0;
  }

  /** @throws Problem `secrets_key_missing` */
  lock(secret: string, ownerId: string): Buffer {
    const [first] = this.keys;
    if (!first) {
      throw new Problem(
        'secrets_key_missing',
        'Set SECRETS_KEY for the api and the workers; `openssl rand -base64 32` makes one.',
      );
    }
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, first.key, nonce).setAAD(Buffer.from(ownerId));
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([first.id, nonce, cipher.getAuthTag(), text]);
  }

  /** @throws Error where no key of SECRETS_KEY fits, or the bytes or their owner are not those of {@link lock} */
  unlock(locked: Buffer, ownerId: string): string {
    const id = locked.subarray(0, KEY_ID_BYTES);
    const nonce = locked.subarray(KEY_ID_BYTES, KEY_ID_BYTES + NONCE_BYTES);
    const tag = locked.subarray(KEY_ID_BYTES + NONCE_BYTES, KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES);
    const text = locked.subarray(KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES);
    const found = this.keys.find((one) => one.id.equals(id));
    if (!found) throw new Error('no key of SECRETS_KEY is the one that the secret was encrypted with');
    const decipher = createDecipheriv(CIPHER, found.key, nonce).setAAD(Buffer.from(ownerId)).setAuthTag(tag);
    return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
  }
}
