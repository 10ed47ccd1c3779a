// `npm run bench -- NAME`, `npm run prove -- NAME`, `npm run test:faults`, `npm run screens`, `npm run eval -- NAME`, `npm run train -- NAME`: makes the clone ready, then runs the main.ts of that room.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { setUp } from './setup.mjs';

const [room, ...argv] = process.argv.slice(2);
setUp();
const child = spawn(process.execPath, ['--import', 'tsx', `${room}/main.ts`, ...argv], { stdio: 'inherit' });
// Ctrl-C reaches the child by itself; what is sent to this process alone is passed on. Either way the child ends first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
