import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../config/project-root.js';

/** Where `scripts/setup.mjs` builds the page to. */
const BUILT = join(PROJECT_ROOT, 'web', 'dist');
/** What machines ask for: an unknown address below these is a problem, never a page. */
const SERVICE = /^\/(v1|health|docs|docs-json|docs-yaml|metrics|admin|assets)(\/|$)/;
/** Everything comes from here: no script, style or picture of an article could ever load or run. */
const POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:";
const FRONT = '/queue';

/**
 * The reviewer page. A browser that asks for an address which no route has gets the page, whose own router knows what to show.
 * Files with a hash in their name are kept for ever, the page itself is asked for anew each time.
 */
export async function servePage(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(BUILT)) return;
  await app.register(fastifyStatic, {
    root: join(BUILT, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    index: false,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      const [path = '/'] = request.url.split('?');
      const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
      if (!request.is404 || !isPage || SERVICE.test(path)) return;
      if (path === '/') return reply.redirect(FRONT);
      return reply
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-cache')
        .sendFile('index.html', BUILT, { cacheControl: false });
    });
}
