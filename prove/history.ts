import Table from 'cli-table3';
import { Command } from 'commander';
import type { Operation } from './history/journal.js';
import { runHistory, type HistoryProof } from './history/run-history.js';
import { conclude, progress, whole } from './report.js';
import { onProofDatabase } from './service/proof-database.js';

interface Options {
  operations: number;
  reviewers: number;
  leads: number;
  articles: number;
  kills: number;
  seed: number;
  json: boolean;
}

/**
 * Many people review at once over two apis, of which one is killed now and then, as are workers; what each of them was told
 * is then compared with the database and with the model of a claim. Prints a table. @throws ProofError naming violations
 */
export async function proveHistory(argv: string[]): Promise<void> {
  const options = readOptions(argv);
  const proof = await onProofDatabase((url) => runHistory(url, { ...options, progress }));
  progress();
  report(proof);
  const { operations, violations, output: _output, ...figures } = proof;
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ ...figures, operations: operations.length, outcomes: countsOf(operations), violations })}\n`,
    );
  conclude(violations, violations.length ? proof.output : '');
}

const OUTCOMES = ['ok', 'refused', 'unknown', 'broken'] as const;

function countsOf(operations: Operation[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { kind, outcome } of operations) {
    const row = (counts[kind] ??= Object.fromEntries(OUTCOMES.map((name) => [name, 0])));
    row[outcome]! += 1;
  }
  return counts;
}

function report({ seed, operations, kills, seconds, checked, violations }: HistoryProof): void {
  const style = { head: [], border: [] };
  const table = new Table({ head: ['operation', ...OUTCOMES], style });
  for (const [kind, row] of Object.entries(countsOf(operations)).sort(([a], [b]) => a.localeCompare(b)))
    table.push([kind, ...OUTCOMES.map((outcome) => row[outcome]!)]);
  const figures = new Table({ style });
  figures.push(
    ['seed', seed],
    ['operations', operations.length],
    ['a second', Math.round(operations.length / seconds)],
    ['kill -9 of an api / of a worker', `${kills.api} / ${kills.worker}`],
    ['answered with 503', operations.filter(({ status }) => status === 503).length],
    ['claims, each replayed against the model', checked.claims],
    ['leases', checked.leases],
    ['judgements', checked.judgements],
    ['audit events, the chain verified', checked.events],
    ['changes of state that a trigger saw', checked.stateChanges],
    ['violations', violations.length],
  );
  process.stdout.write(`${table.toString()}\n${figures.toString()}\n`);
}

function readOptions(argv: string[]): Options {
  return new Command('npm run prove -- history')
    .option('--operations <n>', 'requests, and leases let go', whole, 10_000)
    .option('--reviewers <n>', 'people who review', whole, 50)
    .option('--leads <n>', 'people who also steer', whole, 3)
    .option('--articles <n>', 'articles of five claims', whole, 300)
    .option('--kills <n>', 'processes killed with -9', whole, 8)
    .option('--seed <n>', 'what the people do', whole, 1)
    .option('--json', 'add one line of JSON', false)
    .parse(argv, { from: 'user' })
    .opts();
}
