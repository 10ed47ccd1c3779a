type Evaluation = (argv: string[]) => Promise<unknown>;

/** Every evaluation by name; loaded only when asked for. */
const EVALUATIONS: Record<string, { measures: string; load: () => Promise<Evaluation> }> = {
  pos: {
    measures: 'parts of speech against GUM (dev), beside wink-nlp',
    load: async () => (await import('./pos.js')).evalPos,
  },
  attribution: {
    measures: 'sources, cues, contents and who said what on PolNeAR (dev)',
    load: async () => (await import('./attribution.js')).evalAttribution,
  },
  'check-worthiness': {
    measures: 'ranking of debates (CLEF-2019) beside a hashed logistic regression, and calibration',
    load: async () => (await import('./check-worthiness.js')).evalCheckWorthiness,
  },
  sentences: {
    measures: 'sentence ends on GUM by genre, beside ICU (--errors[=GENRE])',
    load: async () => (await import('./sentences.js')).evalSentences,
  },
  gold: {
    measures: 'claims, spans and claimants on the gold set (--check, --set=SET, --errors, --page=FILE)',
    load: async () => (await import('./gold.js')).evalGold,
  },
  pronouns: {
    measures: 'whom he, she, they, who, the ministry … stand for, on GUM and the gold set (--errors)',
    load: async () => (await import('./pronouns.js')).evalPronouns,
  },
};

const [name = '', ...argv] = process.argv.slice(2);
const evaluation = Object.hasOwn(EVALUATIONS, name) ? EVALUATIONS[name] : undefined;
if (evaluation) {
  try {
    await (
      await evaluation.load()
    )(argv);
  } catch (error) {
    process.stderr.write(
      `${(error as Error).name === 'EvalError' ? (error as Error).message : (error as Error).stack}\n`,
    );
    process.exitCode = 1;
  }
} else {
  const lines = Object.entries(EVALUATIONS).map(([key, { measures }]) => `  ${key.padEnd(18)} ${measures}`);
  process.stderr.write(
    `${name ? `There is no evaluation ${name}. ` : ''}npm run eval -- NAME [--json]\n${lines.join('\n')}\n`,
  );
  process.exitCode = 2;
}
