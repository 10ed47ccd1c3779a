import { SPLIT_DEAD_LETTERS } from '../articles/split-dead-letters.js';
import type { DeadLetterKind } from '../jobs/dead-letter-kind.js';

/** Every kind of work that may be given up. */
export const DEAD_LETTER_KINDS: readonly DeadLetterKind[] = [SPLIT_DEAD_LETTERS];

export const DEAD_LETTER_KIND_NAMES = DEAD_LETTER_KINDS.map(({ name }) => name);
