import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { eventually } from '../eventually.js';
import { articleText, submit } from './articles.js';
import { Receiver, verified } from './receiver.js';
import { TestService } from './test-service.js';
import { createWebhook, WEBHOOK_ENV } from './webhooks.js';

const EVENTS = 60;
const KILLS = 2;

let service: TestService;
let receiver: Receiver;

beforeAll(async () => {
  service = await TestService.start('postgres', WEBHOOK_ENV);
  receiver = await Receiver.start();
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await receiver.stop();
  await service.stop();
});

/** Also those that a failing test left. */
const workers = new Set<ChildProcess>();

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, [join(PROJECT_ROOT, 'dist', 'main.worker.js')], {
    env: {
      ...process.env,
      ...WEBHOOK_ENV,
      DATABASE_URL: service.settings.databaseUrl,
      WORKER_PORT: '0',
      LOG_LEVEL: 'warn',
      SWEEP_SECONDS: '1',
      SWEEP_AFTER_SECONDS: '2',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  workers.add(worker);
  return worker;
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill(signal);
  await ended;
}

const delivered = (): Promise<number> => service.count(`webhook_delivery WHERE state = 'delivered'`);

test('what a killed worker was sending is sent again, under the same id; nothing is lost', async () => {
  // Slow enough that a kill meets some in the middle; the first attempt at every third fails.
  receiver.answer = ({ headers, body }, response) => {
    const attempts = receiver.received.filter((one) => one.headers['webhook-id'] === headers['webhook-id']).length;
    setTimeout(() => response.writeHead(attempts === 1 && body.data.eventId % 3 === 0 ? 500 : 200).end(), 100);
  };
  const { id, secret } = await createWebhook(await service.client('lead'), receiver.url, ['article.received']);
  const submitter = await service.client('submitter');
  for (let n = 0; n < EVENTS; n++) await submit(submitter, { text: articleText(n) });
  expect(await service.count('webhook_delivery WHERE endpoint_id = $1', [id])).toBe(EVENTS);

  for (let kill = 1; kill <= KILLS; kill++) {
    const worker = startWorker();
    const before = receiver.received.length;
    await eventually('some more are under way', () => receiver.received.length >= before + 5, 60_000);
    await end(worker, 'SIGKILL');
  }
  const undelivered = EVENTS - (await delivered());
  expect(undelivered).toBeGreaterThan(0);
  const last = startWorker();
  await eventually('all are delivered', async () => (await delivered()) === EVENTS, 90_000);
  await end(last, 'SIGTERM');

  const attempts = new Map<string, Set<string>>();
  for (const request of receiver.received) {
    const { data } = verified(request, secret);
    const ids = attempts.get(String(data.eventId)) ?? new Set();
    attempts.set(String(data.eventId), ids.add(String(request.headers['webhook-id'])));
  }
  expect(attempts.size).toBe(EVENTS);
  expect([...attempts.values()].every((ids) => ids.size === 1)).toBe(true);
  expect(receiver.received.length).toBeGreaterThan(EVENTS);
}, 240_000);
