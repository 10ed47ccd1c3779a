import type { Fault } from './fault.js';
import { flushall } from './flushall.js';
import { killWorkers } from './kill-workers.js';
import { postgresRestarts } from './postgres-restarts.js';
import { redisDown } from './redis-down.js';

/** Every fault, in the order in which they are run. */
export const FAULTS: Fault[] = [killWorkers, flushall, redisDown, postgresRestarts];
