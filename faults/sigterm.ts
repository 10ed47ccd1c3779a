import type { Fault } from './fault.js';

const ACTIVE = 20;
const EXITED_MS = 30_000;
const WORKING_MS = 3_000;

export const sigterm: Fault = {
  name: 'sigterm',
  does: 'SIGTERM of a worker with 20 running jobs, each of which still has its follow-up to do',
  on: ['postgres', 'redis'],
  short: ['postgres', 'redis'],
  async run(ground) {
    await ground.start({ apis: 1, workers: 0 });
    const worker = await ground.service.addWorker({
      NODE_ENV: 'test',
      FAILPOINTS: `before-claims-stored:wait-${WORKING_MS}`,
      WORKER_CONCURRENCY: String(ACTIVE),
    });
    await ground.intake.send(ACTIVE);
    const started = async (): Promise<boolean> =>
      (await ground.count(`article_version WHERE split_state = 'splitting'`)) === ACTIVE;
    await ground.until(`${ACTIVE} jobs run`, started);
    const told = performance.now();
    await worker.stop();
    const healMs = Math.round(performance.now() - told);
    ground.must(healMs <= EXITED_MS, `it was gone after ${healMs} ms, not ${EXITED_MS}`);
    const open = await ground.count(`article WHERE status = 'in_review' AND unsettled_claims > 0`);
    ground.must(open === ACTIVE, `${open} of ${ACTIVE} articles have their follow-up`);
    const unopened = await ground.count(`claim WHERE state = 'extracted'`);
    ground.must(unopened === 0, `${unopened} claims are not open`);
    const again = await ground.count('article_version WHERE split_attempts > 1');
    ground.must(again === 0, `${again} jobs were run again`);
    return { times: 1, healMs };
  },
};
