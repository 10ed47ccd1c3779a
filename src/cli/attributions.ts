import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { extractAttributions, type Tagger } from '../text/index.js';
import { CliError } from './cli-error.js';

/**
 * Reads `{"id","text"}` lines and writes `{"id","attributions":[{"source":[[s,e]],"cue":[[s,e]],"content":[[s,e]]}]}` lines in the
 * same order, one by one: memory stays that of one line, and reading waits while `output` is full. Empty lines are skipped.
 *
 * @throws CliError naming the line number at the first line that is not such an object; lines before it are written.
 */
export async function runAttributions(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  tagger: Tagger | null,
): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const { id, text } = parseLine(line, number);
    const reply = `${JSON.stringify({ id, attributions: extractAttributions(text, tagger) })}\n`;
    if (!output.write(reply)) await once(output, 'drain');
  }
}

function parseLine(line: string, number: number): { id: unknown; text: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new CliError(`Line ${String(number)} is no JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CliError(`Line ${String(number)} is no JSON object with "id" and "text".`);
  }
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new CliError(`Line ${String(number)}: "id" must be a string or number.`);
  if (typeof text !== 'string') throw new CliError(`Line ${String(number)}: "text" must be a string.`);
  return { id, text };
}
