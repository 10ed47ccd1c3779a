import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';
import { isReady } from './ground/answers.js';
import { TcpProxy } from './ground/tcp-proxy.js';

const HEALED_MS = 15_000;
const SECONDS = { full: 60, short: 15 };

export const blackHole: Fault = {
  name: 'black-hole',
  does: 'the network to Postgres, and on the Redis backend then to Redis, swallows everything for 60 s',
  on: ['postgres', 'redis'],
  short: [],
  async run(ground, scale) {
    const stores = [ground.databaseUrl, ...(ground.redis ? [ground.redis.url] : [])];
    const proxies = await Promise.all(stores.map((url) => TcpProxy.start(url)));
    const [DATABASE_URL, REDIS_URL] = proxies.map(({ url }) => url);
    ground.toClose.push(...proxies.map((proxy) => () => proxy.stop()));
    await ground.start({ apis: 1, workers: 2, env: { DATABASE_URL: DATABASE_URL!, REDIS_URL: REDIS_URL ?? '' } });
    let healMs = 0;
    for (const proxy of proxies) {
      const endSending = ground.intake.keepSending(10);
      const before = await ground.splits();
      await ground.until('articles are split', async () => (await ground.splits()) > before + 20);
      proxy.swallow();
      for (let second = 0; second < SECONDS[scale]; second++) {
        ground.say(`${second} of ${SECONDS[scale]} s without an answer`);
        await pause(1000);
      }
      proxy.pass();
      const back = performance.now();
      const splits = await ground.splits();
      const goesOn = async (): Promise<boolean> => (await isReady(ground)) && (await ground.splits()) > splits;
      healMs = Math.max(healMs, await ground.until('ready, and articles are split again', goesOn, HEALED_MS, back));
      await endSending();
      await ground.untilDrained();
    }
    return { times: proxies.length, healMs };
  },
};
