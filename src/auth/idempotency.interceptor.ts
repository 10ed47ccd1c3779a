import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database, type Statement } from '../database/database.js';
import { invalidRequest } from '../errors/validation.js';
import { Problem } from '../errors/problem.js';
import type { ActorRequest } from './actor.js';
import { SECRET_FIELD, withoutSecret } from './reply-holds-secret.js';

const MAX_KEY = 255;

/** Whether this request is the only one with the key now; held to the end of the transaction. */
const TAKE: Statement = {
  name: 'take-idempotency-key',
  text: `SELECT pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 4142026)) AS taken`,
};

const STORED: Statement = {
  name: 'idempotent-reply',
  text: 'SELECT request_hash, status, body FROM idempotency_key WHERE api_key_id = $1 AND key = $2',
};

/** Keeps the reply, and lets go of those that nobody will ask for any more: a key is kept for two days. */
const KEEP: Statement = {
  name: 'keep-idempotent-reply',
  text: `
    WITH forgotten AS (
      DELETE FROM idempotency_key WHERE created_at < now() - interval '48 hours' AND NOT (api_key_id = $1 AND key = $2)
    )
    INSERT INTO idempotency_key (api_key_id, key, request_hash, status, body) VALUES ($1, $2, $3, $4, $5)`,
};

interface StoredReply {
  request_hash: Buffer;
  status: number;
  body: unknown;
}

/**
 * A POST that names an `Idempotency-Key` is done once: its repetition gets the stored reply. What the POST writes and its
 * reply are one transaction, so that a process may die at any moment and the repetition does the right thing. A refusal
 * has written nothing and is not kept. Nor is a secret: see `ReplyHoldsSecret`.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || !request.actor) return next.handle();
    return from(this.once(request, String(key), context, next));
  }

  private async once(
    request: ActorRequest,
    key: string,
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const secret = this.reflector.get<string | undefined>(SECRET_FIELD, context.getHandler());
    if (!/^[\x21-\x7e]+$/.test(key) || key.length > MAX_KEY) {
      throw invalidRequest([
        { parameter: 'Idempotency-Key', detail: `must be 1 to ${MAX_KEY} visible ASCII characters` },
      ]);
    }
    const owner = [request.actor!.keyId, key];
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body)}`)
      .digest();
    return this.database.together(async () => {
      const lock = await this.database.runOne<{ taken: boolean }>(TAKE, owner);
      if (!lock!.taken) throw inFlight();
      const stored = await this.database.runOne<StoredReply>(STORED, owner);
      if (stored) return replay(stored, hash, reply);
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      const kept = body === undefined ? null : JSON.stringify(withoutSecret(body, secret));
      await this.database.run(KEEP, [...owner, hash, reply.statusCode, kept]);
      return body;
    });
  }
}

function replay({ request_hash, status, body }: StoredReply, hash: Buffer, reply: FastifyReply): unknown {
  if (!request_hash.equals(hash)) {
    throw new Problem(
      'idempotency_key_reused',
      'This key came with another request before. Use a new key for a new request.',
    );
  }
  void reply.status(status).header('idempotency-replayed', 'true');
  return body ?? undefined;
}

const inFlight = (): Problem =>
  new Problem('request_in_flight', 'Wait for its reply, or ask again in a moment.', [], { 'retry-after': '1' });
