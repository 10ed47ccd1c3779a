// `npm start`: makes the clone ready, then runs the product on this machine.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { setUp } from './setup.mjs';

setUp();
const program = join(import.meta.dirname, '..', 'dist', 'main.cli.js');
const child = spawn(process.execPath, ['--enable-source-maps', program, 'start'], { stdio: 'inherit' });
// Ctrl-C reaches the child by itself; what is sent to this process alone is passed on. Either way the child ends first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGHUP'));
child.on('exit', (code) => process.exit(code ?? 1));
