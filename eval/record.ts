import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Appends one dated line of figures to the history in eval/RESULTS.md; nothing is ever overwritten. */
export function record(evaluation: string, settings: string, figures: string): void {
  const day = new Date().toISOString().slice(0, 10);
  appendFileSync(join(import.meta.dirname, 'RESULTS.md'), `| ${day} | ${evaluation} | ${settings} | ${figures} |\n`);
}
