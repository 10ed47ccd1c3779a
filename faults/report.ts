import Table from 'cli-table3';
import type { Row } from './fault.js';

const MOST_NAMED = 10;
const HEAD = ['fault', 'backend', 'injected', 'lost', 'doubled', 're-runs', 'to heal', 'pass'];

/** Prints all rows, then what was not as it must be. */
export function report(rows: Row[], caption: string): void {
  const table = new Table({ head: HEAD, style: { head: [], border: [] } });
  for (const { fault, backend, injected, lost, doubled, rerun, healMs, pass } of rows) {
    const seconds = `${(healMs / 1000).toFixed(1)} s`;
    table.push([fault, backend, injected, lost, doubled, rerun, seconds, pass ? 'yes' : 'NO']);
  }
  process.stdout.write(`${table.toString()}\n${caption}\n`);
  for (const { fault, backend, misses } of rows) {
    if (!misses.length) continue;
    const more = misses.length > MOST_NAMED ? [`… and ${misses.length - MOST_NAMED} more`] : [];
    process.stdout.write(`\n${fault} on ${backend}:\n  ${[...misses.slice(0, MOST_NAMED), ...more].join('\n  ')}\n`);
  }
}
