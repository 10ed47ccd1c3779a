import { trainAttribution } from './attribution/train.js';
import { buildKernels } from './kernels/build.js';

/** Every training by name. Each writes what it made into the product and prints what to do next. */
const TRAININGS: Record<string, { makes: string; run: (argv: string[]) => Promise<void> | void }> = {
  attribution: {
    makes: 'models/attribution.bin, the tagger of source, cue and content (hours)',
    run: trainAttribution,
  },
  'check-worthiness': {
    makes: 'src/text/claims/check-worthiness/weights.ts (minutes)',
    run: async () => void (await import('./check-worthiness/train.js')),
  },
  pronouns: {
    makes: 'src/text/claimants/antecedent-weights.ts, who “he” and “she” are (half a minute)',
    run: async () => void (await import('./pronouns/train.js')),
  },
  kernels: {
    makes: 'src/text/tagging/kernels.wasm.ts, the arithmetic the tagger runs on (a second)',
    run: buildKernels,
  },
};

const [name = '', ...argv] = process.argv.slice(2);
const training = Object.hasOwn(TRAININGS, name) ? TRAININGS[name] : undefined;
if (training) {
  try {
    await training.run(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
} else {
  const lines = Object.entries(TRAININGS).map(([key, { makes }]) => `  ${key.padEnd(18)} ${makes}`);
  process.stderr.write(`${name ? `There is no training ${name}. ` : ''}npm run train -- NAME\n${lines.join('\n')}\n`);
  process.exitCode = 2;
}
