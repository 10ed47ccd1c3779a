// `npm test`: makes the clone ready, then runs every test. Arguments go to Jest.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { setUp } from './setup.mjs';

setUp();
const { status } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, NODE_NO_WARNINGS: '1', NODE_ENV: 'test' },
  },
);
process.exit(status ?? 1);
