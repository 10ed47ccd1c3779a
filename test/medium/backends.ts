import { redisIsHere } from '../redis-server.js';

export type Backend = 'postgres' | 'redis';

/** The queue backends to test on; without a Redis there is one, as the line that global setup printed says. */
export const backends: Backend[] = redisIsHere() ? ['postgres', 'redis'] : ['postgres'];
