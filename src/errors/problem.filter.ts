import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, PROBLEMS } from './problem.js';
import type { RouteTable } from './route-table.js';
import { toProblem } from './to-problem.js';

/** Every error leaves as RFC 9457 problem+json with the request's id; only the unforeseen ones are logged with a stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(private readonly routes: RouteTable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(request.is404 ? this.noRoute(error, request) : error, request, reply, this.log);
  }

  private noRoute(error: unknown, { method, url }: FastifyRequest): unknown {
    const methods = this.routes.methodsOf(url.split('?')[0]!);
    // A file that is not there has the right method and is still not there.
    if (!methods.length || methods.includes(method)) return error;
    const allow = methods.join(', ');
    return new Problem('method_not_allowed', `Not ${method}; this path knows ${allow}.`, [], { allow });
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): void {
  const problem = toProblem(error);
  const [status, title] = PROBLEMS[problem.code];
  if (problem.code === 'internal') {
    log.error({ msg: 'unforeseen error', requestId: request.id, err: error });
  }
  void reply
    .status(status)
    .headers(problem.headers)
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `urn:claimdesk:problem:${problem.code}`,
        title,
        status,
        detail: problem.message,
        code: problem.code,
        requestId: request.id,
        ...(problem.errors.length ? { errors: problem.errors } : {}),
      }),
    );
}
