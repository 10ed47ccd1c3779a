import Table from 'cli-table3';
import { Command } from 'commander';
import { runModel, type ModelOptions } from './model/run-model.js';
import { conclude, progress, whole } from './report.js';
import { onProofDatabase } from './service/proof-database.js';

/**
 * Random sequences of commands against the service and the model of a desk. A failure is shrunk to the fewest commands that
 * show it and printed with seed and path, by which it can be run again. @throws ProofError naming violations
 */
export async function proveModel(argv: string[]): Promise<void> {
  const { json, ...options } = readOptions(argv);
  const proof = await onProofDatabase((url) => runModel(url, { ...options, progress }));
  progress();
  const table = new Table({ style: { head: [], border: [] } });
  const sum = Object.values(proof.commands).reduce((all, n) => all + n, 0);
  table.push(['seed', options.seed], ['runs', proof.runs], ['commands', sum]);
  for (const [name, n] of Object.entries(proof.commands).sort(([a], [b]) => a.localeCompare(b)))
    table.push([`  ${name}`, n]);
  table.push(['seconds', Math.round(proof.seconds)], ['violations', proof.violations.length]);
  process.stdout.write(`${table.toString()}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ seed: options.seed, ...proof })}\n`);
  conclude(proof.violations);
}

function readOptions(argv: string[]): ModelOptions & { json: boolean } {
  return new Command('npm run prove -- model')
    .option('--runs <n>', 'sequences of up to 60 commands', whole, 500)
    .option('--seed <n>', 'of the first of those at once; the others count on', whole, 1)
    .option('--at-once <n>', 'sequences side by side, each on a desk of its own', whole, 4)
    .option('--path <path>', 'runs one failure again, with the seed that was printed beside it')
    .option('--replay-path <path>', 'the one in its counterexample')
    .option('--json', 'add one line of JSON', false)
    .parse(argv, { from: 'user' })
    .opts();
}
