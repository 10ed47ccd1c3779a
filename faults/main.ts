import { Command, Option } from 'commander';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres, type PostgresStore } from '../bench/stores.js';
import { RedisServer } from '../bench/redis-server.js';
import { progress } from '../prove/report.js';
import { FAULTS } from './catalogue.js';
import { Skipped, type Backend, type Fault, type Row, type Scale } from './fault.js';
import { Ground } from './ground/ground.js';
import { report } from './report.js';

const CAPTION =
  'Real processes, articles of eight claims split by the rules alone (SPLITTER_MODEL=rules), everything else at its default.\n' +
  'lost, doubled: acknowledged articles whose claims, tasks or audit rows in Postgres are not exactly those of their text, once.';

interface Options {
  short: boolean;
  json: boolean;
  backend?: Backend;
}

const command = new Command('npm run test:faults --')
  .argument('[name]', `which one: ${FAULTS.map(({ name }) => name).join(', ')}`)
  .option('--short', 'a few of each, in minutes', false)
  .addOption(new Option('--backend <backend>', 'where the queue lives').choices(['postgres', 'redis']))
  .option('--json', 'add one line of JSON', false)
  .parse();
const options = command.opts<Options>();
const [name] = command.args;
const chosen = FAULTS.filter((fault) => name === undefined || fault.name === name);
if (!chosen.length) command.error(`There is no fault ${name}. ${command.helpInformation()}`, { exitCode: 2 });

const folder = mkdtempSync(join(tmpdir(), 'claimdesk-faults-'));
// Where this runs as root, Postgres runs as another account that must get in.
chmodSync(folder, 0o755);
let postgres: PostgresStore | undefined;
const cleanUp = async (): Promise<void> => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
try {
  postgres = await openPostgres(folder, undefined, []);
  const rows = await runAll(postgres);
  progress();
  report(rows, CAPTION);
  if (options.json) process.stdout.write(`${JSON.stringify({ rows })}\n`);
  if (rows.some(({ pass }) => !pass)) process.exitCode = 1;
} finally {
  await cleanUp();
}

async function runAll(store: PostgresStore): Promise<Row[]> {
  const scale: Scale = options.short ? 'short' : 'full';
  const hasRedis = await redisIsHere();
  if (!hasRedis && options.backend !== 'postgres')
    process.stdout.write('Rows on Redis are left out: redis-server is not installed.\n');
  const rows: Row[] = [];
  for (const fault of chosen) {
    for (const backend of options.short && name === undefined ? fault.short : fault.on) {
      if ((backend === 'redis' && !hasRedis) || (options.backend ?? backend) !== backend) continue;
      try {
        rows.push(await runOne(fault, backend, scale, store));
      } catch (error) {
        if (!(error instanceof Skipped)) throw error;
        process.stdout.write(`${fault.name} on ${backend} is left out: ${error.message}\n`);
      }
    }
  }
  return rows;
}

async function runOne(fault: Fault, backend: Backend, scale: Scale, store: PostgresStore): Promise<Row> {
  const began = performance.now();
  const say = (what: string): void => progress(`${fault.name} on ${backend}: ${what}`);
  const ground = await Ground.open(backend, store, folder, say, scale);
  const row: Row = {
    fault: fault.name,
    backend,
    injected: 0,
    lost: 0,
    doubled: 0,
    rerun: 0,
    healMs: 0,
    pass: false,
    misses: ground.misses,
  };
  try {
    const { times, healMs } = await fault.run(ground, scale);
    const { lost, doubled, rerun } = await ground.truth();
    Object.assign(row, { injected: times, healMs, lost, doubled, rerun });
  } catch (error) {
    if (error instanceof Skipped) throw error;
    ground.misses.push((error as Error).stack ?? String(error));
  } finally {
    await ground.close();
  }
  row.pass = !row.misses.length;
  const seconds = Math.round((performance.now() - began) / 1000);
  progress();
  process.stderr.write(`${fault.name} on ${backend}: ${row.pass ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  if (!row.pass) process.stderr.write(`${ground.output}\n`);
  return row;
}

async function redisIsHere(): Promise<boolean> {
  const server = await RedisServer.start(join(folder, 'redis'));
  await server?.end('SIGKILL');
  return server !== undefined;
}
