import Table from 'cli-table3';

/** One line of the table people see: all of it is text from an article, so none of it is trusted to be printable. */
export interface ClaimRow {
  readonly claimant: string;
  readonly kind: string;
  readonly cue: string;
  readonly quote: string;
  /** Check-worthiness, where the caller has it. */
  readonly worth?: string;
}

const NARROWEST = 60;
const KIND_WIDTH = 14;
const CUE_WIDTH = 20;
const WORTH_WIDTH = 10;
// eslint's no-control-regex is about accidents; an article must not send the terminal a colour or a bell.
const UNPRINTABLE = /\p{Cc}|\p{Cf}/gu;

/**
 * Claims as a table of at most `width` columns, quotes wrapped. A cell's line ends and control characters become spaces.
 */
export function renderClaimTable(rows: readonly ClaimRow[], width: number): string {
  const worth = rows.some((row) => row.worth !== undefined);
  const total = Math.max(NARROWEST, Math.floor(width));
  const borders = worth ? 6 : 5;
  const fixed = KIND_WIDTH + CUE_WIDTH + (worth ? WORTH_WIDTH : 0) + borders;
  const claimant = Math.max(12, Math.floor((total - fixed) * 0.3));
  const quote = Math.max(14, total - fixed - claimant);
  const table = new Table({
    head: ['claimant', 'kind', 'cue', 'quote', ...(worth ? ['check'] : [])],
    colWidths: [claimant, KIND_WIDTH, CUE_WIDTH, quote, ...(worth ? [WORTH_WIDTH] : [])],
    wordWrap: true,
    wrapOnWordBoundary: true,
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    const cells = [row.claimant, row.kind, row.cue, row.quote, ...(worth ? [row.worth ?? ''] : [])];
    table.push(cells.map(printable));
  }
  return table.toString();
}

export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ').split(/\s+/).join(' ').trim();
}
