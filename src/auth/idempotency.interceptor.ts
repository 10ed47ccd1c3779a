import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database, type Statement } from '../database/database.js';
import { invalidRequest } from '../errors/validation.js';
import { Problem } from '../errors/problem.js';
import type { ActorRequest } from './actor.js';

const MAX_KEY = 255;

/**
 * Reserves the key, or shows what is stored under it. A reservation without a reply is taken over after a minute: its
 * process died, and what it did is guarded by its own constraints. A key is kept for a day at least.
 */
const RESERVE: Statement = {
  name: 'reserve-idempotency-key',
  text: `
    WITH forgotten AS (
      DELETE FROM idempotency_key WHERE created_at < now() - interval '48 hours' AND NOT (api_key_id = $1 AND key = $2)
    ), reserved AS (
      INSERT INTO idempotency_key (api_key_id, key, request_hash) VALUES ($1, $2, $3)
      ON CONFLICT (api_key_id, key) DO UPDATE SET created_at = now()
      WHERE idempotency_key.status IS NULL AND idempotency_key.created_at < now() - interval '1 minute'
        AND idempotency_key.request_hash = excluded.request_hash
      RETURNING true AS reserved
    )
    SELECT true AS reserved, NULL::bytea AS request_hash, NULL::int AS status, NULL::jsonb AS body FROM reserved
    UNION ALL SELECT false, request_hash, status, body FROM idempotency_key
    WHERE api_key_id = $1 AND key = $2 AND NOT EXISTS (SELECT FROM reserved)`,
};

const KEEP: Statement = {
  name: 'keep-idempotent-reply',
  text: 'UPDATE idempotency_key SET status = $3, body = $4 WHERE api_key_id = $1 AND key = $2',
};

const FORGET: Statement = {
  name: 'forget-idempotency-key',
  text: 'DELETE FROM idempotency_key WHERE api_key_id = $1 AND key = $2 AND status IS NULL',
};

interface ReservationRow {
  reserved: boolean;
  request_hash: Buffer | null;
  status: number | null;
  body: unknown;
}

/** A POST that names an `Idempotency-Key` is done once: its repetition gets the stored reply. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || !request.actor) return next.handle();
    return from(this.once(request, String(key), context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async once(request: ActorRequest, key: string, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    if (!/^[\x21-\x7e]+$/.test(key) || key.length > MAX_KEY) {
      throw invalidRequest([
        { parameter: 'Idempotency-Key', detail: `must be 1 to ${MAX_KEY} visible ASCII characters` },
      ]);
    }
    const owner = [request.actor!.keyId, key];
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body)}`)
      .digest();
    const row = await this.database.runOne<ReservationRow>(RESERVE, [...owner, hash]);
    if (row && !row.reserved) return replay(row, hash, reply);
    if (!row) throw inFlight();
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.database.run(KEEP, [...owner, reply.statusCode, body === undefined ? null : JSON.stringify(body)]);
      return body;
    } catch (error) {
      await this.database.run(FORGET, owner);
      throw error;
    }
  }
}

function replay(row: ReservationRow, hash: Buffer, reply: FastifyReply): unknown {
  if (!row.request_hash?.equals(hash)) {
    throw new Problem(
      'idempotency_key_reused',
      'This key came with another request before. Use a new key for a new request.',
    );
  }
  if (row.status === null) throw inFlight();
  void reply.status(row.status).header('idempotency-replayed', 'true');
  return row.body ?? undefined;
}

const inFlight = (): Problem =>
  new Problem('request_in_flight', 'Wait for its reply, or ask again in a moment.', [], { 'retry-after': '1' });
