import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Problem } from './problem.js';
import { invalidRequest } from './validation.js';

/** Everything that can be changed in part counts its changes in `revision`, from 1. Its ETag is that number in quotes. */
export interface Revised {
  revision: number;
}

/** The revision that a caller means to change, or null for whichever it is (`If-Match: *`). */
export type ExpectedRevision = number | null;

/** Nine digits: what fits Postgres's integer. */
const OUR_ETAG = /^"([1-9]\d{0,8})"$/;

export const etagOf = ({ revision }: Revised): string => `"${revision}"`;

/**
 * What an `If-Match` header expects.
 * @throws Problem `precondition_required` without one; `invalid_request` for one that no reply of ours had, weak ETags included
 */
export function expectedRevision(header: string | undefined): ExpectedRevision {
  if (header === undefined) {
    throw new Problem(
      'precondition_required',
      'Read it first, and send `If-Match` with the ETag of that reply: a change that somebody else made meanwhile is then not lost.',
      [{ parameter: 'If-Match', detail: 'is missing' }],
    );
  }
  if (header.trim() === '*') return null;
  const [, revision] = OUR_ETAG.exec(header.trim()) ?? [];
  if (revision === undefined) {
    throw invalidRequest([
      { parameter: 'If-Match', detail: 'must be the ETag of a reply, such as "3" with its quotes, or *' },
    ]);
  }
  return Number(revision);
}

/** @throws Problem `precondition_failed`, with the present ETag, where something else is expected than is there */
export function checkRevision(expected: ExpectedRevision, present: Revised): void {
  if (expected === null || expected === present.revision) return;
  throw new Problem(
    'precondition_failed',
    `You changed revision ${expected}; it is at ${present.revision} now. Read it again, and decide anew.`,
    [{ parameter: 'If-Match', detail: `is not ${etagOf(present)}` }],
    { etag: etagOf(present) },
  );
}

const documented: ParameterDecorator = (target, key) => {
  const decorate = applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag of the reply that you read, or `*` to change whatever is there.',
      schema: { type: 'string', example: '"3"' },
    }),
    ApiResponse({ status: 412, description: 'It was changed since; the present ETag comes with the reply' }),
    ApiResponse({ status: 428, description: 'If-Match is missing' }),
  );
  decorate(target, key, Object.getOwnPropertyDescriptor(target, key!));
};

/** The revision that a PATCH expects, as a controller parameter: see {@link expectedRevision}. Documents the header too. */
export const IfMatch = createParamDecorator(
  (_data: unknown, context: ExecutionContext): ExpectedRevision =>
    expectedRevision(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [documented],
);

@Injectable()
class SendETag implements NestInterceptor<Revised, Revised> {
  intercept(context: ExecutionContext, next: CallHandler<Revised>): Observable<Revised> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((view) => {
        void reply.header('etag', etagOf(view));
        return view;
      }),
    );
  }
}

/** A route that replies 200 with one `view` and its revision as ETag, for the next If-Match. */
export const OkWithETag = (view: Type<Revised>): MethodDecorator =>
  applyDecorators(
    UseInterceptors(SendETag),
    ApiOkResponse({
      type: view,
      headers: { ETag: { description: 'Its revision, for If-Match.', schema: { type: 'string', example: '"3"' } } },
    }),
  );
