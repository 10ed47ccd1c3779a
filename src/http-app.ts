import cookie from '@fastify/cookie';
import { Logger, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Settings } from './config/settings.js';
import { ProblemFilter, sendProblem } from './errors/problem.filter.js';
import { RouteTable } from './errors/route-table.js';
import { validationPipe } from './errors/validation.js';
import { createLog, nestLog } from './observability/logger.js';
import { newRequestId } from './request-id.js';
import { sendSecurityHeaders } from './security-headers.js';
import { beginRequest, endRequest, startTracing, stopTracing } from './telemetry/tracing.js';
import { onTrail, type Trail } from './telemetry/trail.js';

/** A body may be somewhat longer than the longest text, which JSON writes with escapes. */
const BODY_PER_CHARACTER = 4;
const REQUEST_TIMEOUT_MS = 30_000;
const KEPT_REQUEST_ID = /^[\w.:-]{1,100}$/;

/** The HTTP side that the api and the worker's health page share: ids, limits, headers, problem+json, one log line a request. */
export async function createHttpApp(
  root: DynamicModule | Type<unknown>,
  settings: Settings,
  processName: string,
): Promise<NestFastifyApplication> {
  const log = createLog(settings, processName);
  await startTracing(settings, processName);
  const trails = new WeakMap<FastifyRequest, Trail>();
  const adapter = new FastifyAdapter({
    bodyLimit: settings.articleMaxCharacters * BODY_PER_CHARACTER,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // What Fastify refuses before there is a route, such as a path that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('x-request-id', request.id);
      sendProblem(error, request, reply, new Logger('http'));
    },
    genReqId: ({ headers }: IncomingMessage) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && KEPT_REQUEST_ID.test(given) ? given : newRequestId();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: nestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  const server = adapter.getInstance();
  const routes = new RouteTable();
  server.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  // JSON is the one type that is read.
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    const trail = beginRequest(request.id, request.method, request.headers.traceparent);
    trails.set(request, trail);
    onTrail(trail, done);
  });
  server.addHook('preValidation', (request, _reply, done) => {
    // A POST without a body is one with nothing to say; its DTO decides whether that will do.
    if (request.method === 'POST') request.body ??= {};
    // Reading a body goes on from the socket's events, which know no request.
    onTrail(trails.get(request)!, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const trail = trails.get(request);
    if (trail) endRequest(trail, request.method, request.routeOptions.url ?? 'no route', reply.statusCode);
    log.info({
      requestId: request.id,
      method: request.method,
      path: request.url.split('?')[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
  await sendSecurityHeaders(app);
  await app.register(cookie);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(routes));
  server.addHook('onClose', stopTracing);
  app.enableShutdownHooks();
  return app;
}
