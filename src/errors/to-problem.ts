import { HttpException } from '@nestjs/common';
import { Problem, type ProblemCode } from './problem.js';

/** Postgres is starting, stopping or full (class 08, 53, 57), or the connection to it broke. */
const OUT_OF_REACH = /^(08|53|57)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$|^P10(01|02|08|17)$/;
const LOST_CONNECTION =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|^Query read timeout/;

const BY_STATUS: Partial<Record<number, ProblemCode>> = {
  400: 'invalid_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  414: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
};

/** What the caller is told of any thrown value. Anything unforeseen becomes `internal`, with nothing of its text. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isOutOfReach(error)) {
    return new Problem(
      'unavailable',
      'The database does not answer. Nothing was saved; try again in a few seconds.',
      [],
      {
        'retry-after': '5',
      },
    );
  }
  // Nest wraps what Fastify throws before a handler runs.
  const fault = (error instanceof HttpException ? error.cause : error) as
    { code?: string; statusCode?: number } | undefined;
  if (fault?.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new Problem('too_large', 'The whole body is over the limit. Send a shorter `text` or `html`.', [
      { pointer: '', detail: 'the body is over the limit' },
    ]);
  }
  if (fault?.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new Problem('unsupported_media_type', 'Send `Content-Type: application/json`.', [
      { pointer: '', detail: 'the body must be JSON' },
    ]);
  }
  const status = error instanceof HttpException ? error.getStatus() : (fault?.statusCode ?? 500);
  const code = BY_STATUS[status];
  if (code === undefined) return new Problem('internal', 'We have logged it under this request id; please report it.');
  const message = (error as Error).message;
  if (fault?.code === 'FST_ERR_BAD_URL') return new Problem(code, 'The path cannot be decoded.');
  if (code === 'invalid_request') {
    return new Problem('invalid_json', `${message}. Check the quotes and commas.`, [{ pointer: '', detail: message }]);
  }
  return new Problem(code, message);
}

/** What tells why, wherever it stands: Prisma keeps Postgres's own code two levels down in its error's `meta`. */
interface Outage {
  code?: unknown;
  originalCode?: unknown;
  message?: string;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
}

function isOutOfReach(error: unknown): boolean {
  const { code, originalCode, message, cause, meta } = (error ?? {}) as Outage;
  if ([code, originalCode].some((each) => typeof each === 'string' && OUT_OF_REACH.test(each))) return true;
  if (message && LOST_CONNECTION.test(message)) return true;
  return [cause, meta?.driverAdapterError].some((below) => below && below !== error && isOutOfReach(below));
}
