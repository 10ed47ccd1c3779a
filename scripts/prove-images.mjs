// Does by hand what the container images do, where there is no container engine: see test/images/prove.ts.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { setUp } from './setup.mjs';

setUp();
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'test/images/prove.ts'], { stdio: 'inherit' });
process.exit(status ?? 1);
