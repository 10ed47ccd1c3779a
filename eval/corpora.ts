import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Ends an evaluation with one line instead of a stack. */
export class EvalError extends Error {
  override readonly name = 'EvalError';
}

const SHARED = join(import.meta.dirname, '..', '..', 'shared');

/**
 * Path of an evaluation corpus, or undefined after one line that says it is not here: the corpora are not part of the
 * project, and nothing but their own evaluation may need them.
 */
export function corpus(...path: string[]): string | undefined {
  const file = join(SHARED, ...path);
  if (existsSync(file)) return file;
  process.stdout.write(`skipped: the corpus ${path.join('/')} is not on this machine (looked beside the project)\n`);
  return undefined;
}
