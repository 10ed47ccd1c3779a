import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** helmet's headers on every reply. They are the same for all: helmet, which would put them together anew each time, is asked once. */
export async function sendSecurityHeaders(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
  });
  let headers: Record<string, string> | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      if (headers) void reply.headers(headers);
      else {
        reply.helmet();
        headers = { ...(reply.raw.getHeaders() as Record<string, string>) };
      }
      done();
    });
}
