// Which room may import which. A room not named on a line is closed to it. See ARCHITECTURE.md for what each room owns.
const BASE = ['config', 'errors', 'database', 'audit', 'auth', 'jobs', 'telemetry'];
const ROOMS = {
  config: [],
  telemetry: ['config'],
  errors: [],
  audit: ['config', 'errors', 'database', 'auth', 'jobs'],
  database: ['config', 'errors', 'telemetry'],
  jobs: ['config', 'database', 'telemetry'],
  auth: ['config', 'errors', 'database', 'audit'],
  page: ['config'],
  observability: ['config', 'errors', 'database', 'jobs', 'auth', 'telemetry'],
  text: [],
  extractor: ['config', 'text'],
  articles: [...BASE, 'text'],
  claimants: [...BASE, 'text', 'statistics'],
  evidence: BASE,
  claims: [...BASE, 'text', 'extractor', 'articles', 'claimants', 'evidence'],
  'dead-letters': [...BASE, 'articles'],
  reviews: [...BASE, 'articles', 'claims', 'evidence'],
  corrections: [...BASE, 'text', 'articles', 'claimants', 'claims', 'evidence', 'reviews'],
  statistics: BASE,
  publishing: [...BASE, 'articles', 'claims', 'evidence'],
  events: BASE,
  webhooks: [...BASE, 'events'],
  standalone: ['config', 'database', 'auth', 'articles', 'claims', 'cli'],
};

const roomRule = ([room, allowed]) => ({
  name: `${room}-imports-only-its-rooms`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: [room, ...allowed]
      .map((name) => `^src/${name}/`)
      .concat(room === 'standalone' ? ['^src/process-life'] : []),
  },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(ROOMS).map(roomRule),
    {
      name: 'text-is-pure',
      comment: 'Text analysis knows no framework, no database, no clock and no files.',
      severity: 'error',
      from: { path: '^src/text/', pathNot: '[.]spec[.]ts$' },
      to: { pathNot: ['^src/text/', '^node_modules/(htmlparser2|eld)/'] },
    },
    {
      name: 'review-rules-are-pure',
      severity: 'error',
      from: {
        path: [
          '^src/reviews/(claim-lifecycle|judge-outcome|lifecycle-diagram|reason-codes|review-policy|review-priority)[.]ts$',
          '^src/(claims/queue-place|evidence/evidence-origin|statistics/(agreement|wilson)[^/]*)[.]ts$',
        ],
        pathNot: '[.]spec[.]ts$',
      },
      to: {
        pathNot: '^src/database/generated/enums|^(node:)?crypto$|^src/reviews/|^src/statistics/(agreement|wilson)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-api-runs-no-jobs',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app[.]module', '[.]job[.]ts$', '-jobs[.]module[.]ts$'] },
      to: { path: '([.]job|-jobs[.]module)[.]ts$' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]spec[.]ts$' },
      to: { path: '[.]spec[.]ts$|^test/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'src/database/generated'] },
    exclude: { path: '^src/database/generated/(internal|models)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
