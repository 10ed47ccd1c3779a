import type { createBullBoard as CreateBullBoard } from '@bull-board/api';
import { getQueueToken } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Queue } from 'bullmq';
import type { FastifyInstance, FastifyPluginCallback, FastifyReply } from 'fastify';
import type { ActorRequest } from '../auth/actor.js';
import { ApiKeyGuard } from '../auth/api-key.guard.js';
import { RequestBudget } from '../auth/request-budget.js';
import type { Settings } from '../config/settings.js';
import { Problem } from '../errors/problem.js';
import { sendProblem } from '../errors/problem.filter.js';
import { QUEUES } from '../jobs/job-registry.js';

type IServerAdapter = Parameters<typeof CreateBullBoard>[0]['serverAdapter'];

const PATH = '/admin/queues';
const READS = new Set(['GET', 'HEAD']);

/** The board's own page needs its base address and styles in attributes; scripts only from here, and nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Bull Board for admins, where QUEUE_BOARD asks for it. The check hangs on the board's routes, not on a spelling of their
 * path, and is the one that every other route has; changes are refused here, not only hidden by the page.
 */
export async function addQueueBoard(app: NestFastifyApplication, { queueBoard }: Settings): Promise<void> {
  if (queueBoard === 'off') return;
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const readOnlyMode = queueBoard === 'read';
  const serverAdapter = new FastifyAdapter();
  // The adapter brings an api of its own whose types only look different.
  const adapter: unknown = serverAdapter;
  createBullBoard({
    queues: QUEUES.map(
      (name) => new BullMQAdapter(app.get<Queue>(getQueueToken(name), { strict: false }), { readOnlyMode }),
    ),
    serverAdapter: adapter as IServerAdapter,
    options: { uiConfig: { boardTitle: 'Claimdesk' } },
  });
  serverAdapter.setBasePath(PATH);
  const guard = app.get(ApiKeyGuard, { strict: false });
  const log = new Logger('board');
  const budget = app.get(RequestBudget, { strict: false });
  const admit = async (request: ActorRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    void reply.header('content-security-policy', POLICY);
    try {
      const { keyId } = await guard.admit(request, ['admin']);
      await budget.spend(keyId);
      if (readOnlyMode && !READS.has(request.method))
        throw new Problem('forbidden', 'The board is for reading. QUEUE_BOARD=write lets admins change jobs.');
    } catch (error) {
      sendProblem(error, request, reply, log);
      return reply;
    }
  };
  await app.register(async (server: FastifyInstance) => {
    server.addHook('onRequest', admit);
    const plugin: unknown = serverAdapter.registerPlugin();
    await server.register(plugin as FastifyPluginCallback, { prefix: PATH });
  });
}
