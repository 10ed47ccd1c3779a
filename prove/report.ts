import { InvalidArgumentError } from 'commander';

const MOST_NAMED = 50;

/** Something that was to hold and did not. */
export class ProofError extends Error {
  override name = 'ProofError';
}

/** @throws ProofError naming the violations, where there are any */
export function conclude(violations: string[], more = ''): void {
  if (!violations.length) return;
  const named = violations.slice(0, MOST_NAMED).join('\n');
  const left = violations.length > MOST_NAMED ? `\n… and ${violations.length - MOST_NAMED} more` : '';
  throw new ProofError(`${violations.length} violations:\n${named}${left}\n${more}`.trim());
}

/** One line that replaces itself, on a terminal. */
export function progress(line = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
}

export function whole(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('a whole number above 0');
  return Number(text);
}
