import Table from 'cli-table3';
import { Command } from 'commander';
import { runRaces, type RaceOptions } from './races/run-races.js';
import { conclude, progress, whole } from './report.js';
import { onProofDatabase } from './service/proof-database.js';

/** What many do at once, or do again because a process died under them, is done once. @throws ProofError naming violations */
export async function proveRaces(argv: string[]): Promise<void> {
  const { json, ...options } = readOptions(argv);
  const races = await onProofDatabase((url) => runRaces(url, { ...options, progress }));
  progress();
  const table = new Table({ style: { head: [], border: [] } });
  for (const { name, figures } of races) {
    table.push([{ colSpan: 2, content: name }]);
    for (const [what, found] of Object.entries(figures)) table.push([`  ${what}`, found]);
  }
  const violations = races.flatMap((race) => race.violations);
  table.push(['violations', violations.length]);
  process.stdout.write(`${table.toString()}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ races, violations })}\n`);
  conclude(violations);
}

function readOptions(argv: string[]): RaceOptions & { json: boolean } {
  return new Command('npm run prove -- races')
    .option('--at-once <n>', 'requests at once under one token or key', whole, 100)
    .option('--leases <n>', 'leases that one reviewer asks for at once', whole, 1000)
    .option('--kills <n>', 'apis killed right after a commit', whole, 20)
    .option('--rate-limit <n>', 'requests a minute', whole, 20)
    .option('--json', 'add one line of JSON', false)
    .parse(argv, { from: 'user' })
    .opts();
}
