import { blackHole } from './black-hole.js';
import { clientKill } from './client-kill.js';
import { commitHint, hintRest } from './commit-hint.js';
import { diskFull } from './disk-full.js';
import type { Fault } from './fault.js';
import { flushall } from './flushall.js';
import { killWorkers } from './kill-workers.js';
import { maxmemory } from './maxmemory.js';
import { pausedWorker } from './paused-worker.js';
import { postgresRestarts } from './postgres-restarts.js';
import { redisDown } from './redis-down.js';
import { redisKilled } from './redis-killed.js';
import { sigterm } from './sigterm.js';
import { terminate } from './terminate.js';

/** Every fault, in the order in which they are run. */
export const FAULTS: Fault[] = [
  killWorkers,
  flushall,
  redisDown,
  redisKilled,
  postgresRestarts,
  commitHint,
  hintRest,
  sigterm,
  pausedWorker,
  blackHole,
  diskFull,
  terminate,
  clientKill,
  maxmemory,
];
