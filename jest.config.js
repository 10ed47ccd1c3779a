import { availableParallelism } from 'node:os';

// Three sizes, one runner: small tests sit beside the code (*.spec.ts); medium ones use a real Postgres and the real
// queue; e2e ones talk to the started product, browser ones through its page. `npm test` runs them all.
const swc = (parser) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, ...parser },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  },
];
const transform = { '^.+\\.ts$': swc({}), '^.+\\.tsx$': swc({ tsx: true }) };
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.claimdesk/'],
};
export default {
  projects: [
    {
      ...common,
      displayName: 'small',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/small/**/*.spec.ts', '<rootDir>/web/src/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'medium',
      testMatch: ['<rootDir>/test/medium/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/medium/start-postgres.mjs',
      globalTeardown: '<rootDir>/test/medium/stop-postgres.mjs',
    },
    { ...common, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
  ],
  // Suites wait more than they work: two of them keep two cores busy.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout: 60_000,
};
