import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const BYTES = 16;
const random = new Uint8Array(256 * BYTES);
let used = random.length;

/** A UUIDv7. Random bytes are fetched for many at once: the system's part costs more than all else of an id. */
export const newRequestId = (): string => uuidv7({ rng: nextBytes });

function nextBytes(): Uint8Array {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += BYTES;
  return random.subarray(used - BYTES, used);
}
