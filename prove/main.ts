type Proof = (argv: string[]) => Promise<unknown>;

/** Every proof by name; loaded only when asked for. */
const PROOFS: Record<string, { shows: string; load: () => Promise<Proof> }> = {
  history: {
    shows: 'many people reviewing while processes are killed: nothing lost, doubled or out of turn',
    load: async () => (await import('./history.js')).proveHistory,
  },
  model: {
    shows: 'random commands, legal and not: the service and a model of it of one mind after each',
    load: async () => (await import('./model.js')).proveModel,
  },
  races: {
    shows: 'one token, key, limit or dying process, and many requests at once: everything done once',
    load: async () => (await import('./races.js')).proveRaces,
  },
  poison: {
    shows: 'texts that end whoever splits them: given up, while all others take no longer',
    load: async () => (await import('./poison.js')).provePoison,
  },
  audit: {
    shows: 'the audit log under many writers, and everything that a superuser might do to it',
    load: async () => (await import('./audit.js')).proveAudit,
  },
};

const [name = '', ...argv] = process.argv.slice(2);
const proof = Object.hasOwn(PROOFS, name) ? PROOFS[name] : undefined;
if (proof) {
  try {
    await (
      await proof.load()
    )(argv);
  } catch (error) {
    const { name: kind, message, stack } = error as Error;
    process.stderr.write(`${kind === 'ProofError' ? message : stack}\n`);
    process.exitCode = 1;
  }
} else {
  const lines = Object.entries(PROOFS).map(([key, { shows }]) => `  ${key.padEnd(8)} ${shows}`);
  process.stderr.write(
    `${name ? `There is no proof ${name}. ` : ''}npm run prove -- NAME [--json] [--seed N]\n${lines.join('\n')}\n`,
  );
  process.exitCode = 2;
}
