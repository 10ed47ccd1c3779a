// `npm start`: makes the clone ready, then runs the product on this machine.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setUp } from './setup.mjs';

const LOOK_MS = 500;

setUp();
const program = join(import.meta.dirname, '..', 'dist', 'main.cli.js');
// The channel tells the child that this process is gone, however it went.
const child = spawn(process.execPath, ['--enable-source-maps', program, 'start'], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
// Ctrl-C reaches the child by itself as well; a second signal changes nothing. Either way the child ends first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm runs this through a shell; when either is killed nobody tells us, but a process whose parent is gone gets another.
const before = ancestors();
setInterval(() => ancestors() === before || child.kill('SIGTERM'), LOOK_MS).unref();
child.on('exit', (code) => process.exit(code ?? 1));

/** Parent and, where the system shows it, grandparent. */
function ancestors() {
  try {
    return `${process.ppid} ${readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}
