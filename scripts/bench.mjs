// `npm run bench -- NAME`: makes the clone ready, then measures. Arguments go to bench/main.ts.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { setUp } from './setup.mjs';

setUp();
const child = spawn(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Ctrl-C reaches the child by itself; what is sent to this process alone is passed on. Either way the child ends first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
