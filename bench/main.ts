type Bench = (argv: string[]) => Promise<unknown>;

/** Every measurement by name; loaded only when asked for. */
const BENCHES: Record<string, { measures: string; load: () => Promise<Bench> }> = {
  export: {
    measures: 'seconds and memory of exporting every claim of a desk, at growing numbers of claims',
    load: async () => (await import('./export.js')).benchExport,
  },
  ingest: {
    measures: 'articles and claims a second from accepted to claims open, next to a thin reference pipeline',
    load: async () => (await import('./ingest.js')).benchIngest,
  },
  lease: {
    measures:
      'milliseconds from asking for the next task to having it, next to the bare statement and the bare framework',
    load: async () => (await import('./lease.js')).benchLease,
  },
  growth: {
    measures: 'articles a second into a desk that has few articles, and into one that has ten times as many',
    load: async () => (await import('./growth.js')).benchGrowth,
  },
  soak: {
    measures: 'memory of the processes and jobs stored, at a steady rate for half an hour',
    load: async () => (await import('./soak.js')).benchSoak,
  },
  split: {
    measures: 'tokens a second of the splitter in one thread, next to wink-nlp’s full pipeline',
    load: async () => (await import('./split.js')).benchSplit,
  },
};

const [name = '', ...argv] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) {
  try {
    await (
      await bench.load()
    )(argv);
  } catch (error) {
    process.stderr.write(
      `${(error as Error).name === 'BenchError' ? (error as Error).message : (error as Error).stack}\n`,
    );
    process.exitCode = 1;
  }
} else {
  const lines = Object.entries(BENCHES).map(([key, { measures }]) => `  ${key.padEnd(8)} ${measures}`);
  process.stderr.write(
    `${name ? `There is no measurement ${name}. ` : ''}npm run bench -- NAME [--json]\n${lines.join('\n')}\n`,
  );
  process.exitCode = 2;
}
