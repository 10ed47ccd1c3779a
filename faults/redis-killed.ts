import { readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';

const HEALED_MS = 15_000;
const SIZES = { full: { kills: 10 }, short: { kills: 2 } };
const BETWEEN_MS = 1_500;
const DOWN_MS = 500;
const KEPT = 0.7;

/** Which files an append-only file consists of differs between versions of Redis; the growing one is cut. */
function cutAppendOnlyFile(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /aof$/.test(name));
  const file = join(folder, files.find((name) => name.includes('.incr.')) ?? files[0]!);
  truncateSync(file, Math.floor(statSync(file).size * KEPT));
}

export const redisKilled: Fault = {
  name: 'redis-killed',
  does: 'kill -9 of Redis while articles come in, then its data gone, then its append-only file cut to 70 %',
  on: ['redis'],
  short: [],
  async run(ground, scale) {
    const redis = ground.redis!;
    await ground.start({ apis: 1, workers: 2 });
    const endSending = ground.intake.keepSending(40);
    const kill = async (afterwards: () => void): Promise<void> => {
      await pause(BETWEEN_MS);
      await redis.end('SIGKILL');
      afterwards();
      await pause(DOWN_MS);
      await redis.startAgain();
    };
    const { kills } = SIZES[scale];
    for (let n = 1; n <= kills; n++) {
      ground.say(`${n} of ${kills} kills`);
      await kill(() => undefined);
    }
    await kill(() => rmSync(redis.folder, { recursive: true }));
    await kill(() => cutAppendOnlyFile(redis.folder));
    const back = performance.now();
    await endSending();
    return { times: kills + 2, healMs: await ground.untilDrained(HEALED_MS, back) };
  },
};
