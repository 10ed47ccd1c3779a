import Table from 'cli-table3';
import { printable } from './claim-table.js';

/** A table as wide as its cells. Their control characters become spaces: names are what people typed in. */
export function renderTable(head: string[], rows: string[][]): string {
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const row of rows) table.push(row.map(printable));
  return table.toString();
}
