import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Settings } from '../config/settings.js';
import { Database, type Statement } from '../database/database.js';
import type { Role } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import type { Actor } from './actor.js';
import { hashSecret, newSessionToken } from './api-key.js';
import { RequestBudget } from './request-budget.js';
import { refuseCrossSite, SESSION_SECONDS, SessionCookie } from './session-cookie.js';
import type { SessionView } from './sessions.view.js';

/** Values: session id, hash of the key, hash of the token, seconds. No row for a key that is not live. Lets go of old ones. */
const OPEN: Statement = {
  name: 'open-session',
  text: `
    WITH forgotten AS (
      DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at < now() LIMIT 100 FOR UPDATE SKIP LOCKED)
    ), opened AS (
      INSERT INTO session (id, api_key_id, token_hash, expires_at)
      SELECT $1, id, $3, now() + make_interval(secs => $4) FROM api_key WHERE key_hash = $2 AND revoked_at IS NULL
      RETURNING api_key_id, expires_at
    )
    SELECT person.id AS "personId", person.name, role, desk.name AS desk, expires_at AS "expiresAt"
    FROM opened JOIN api_key ON api_key.id = api_key_id JOIN person ON person.id = person_id
      JOIN desk ON desk.id = api_key.desk_id`,
};

/** Values: key id, session id or null where the key itself was sent. */
const WHO: Statement = {
  name: 'who-is-it',
  text: `
    SELECT person.id AS "personId", person.name, role, desk.name AS desk,
      (SELECT expires_at FROM session WHERE session.id = $2) AS "expiresAt"
    FROM api_key JOIN person ON person.id = person_id JOIN desk ON desk.id = api_key.desk_id WHERE api_key.id = $1`,
};

const CLOSE: Statement = { name: 'close-session', text: 'DELETE FROM session WHERE id = $1' };

const FIND: Statement = {
  name: 'find-session',
  text: `
    SELECT api_key.id, person_id, desk_id, role, session.id AS session_id
    FROM session JOIN api_key ON api_key.id = api_key_id
    WHERE token_hash = $1 AND expires_at > now() AND revoked_at IS NULL`,
};

type SessionRow = Omit<SessionView, 'expiresAt'> & { expiresAt: Date | null };

export interface SignedIn {
  id: string;
  person_id: string;
  desk_id: string;
  role: Role;
  session_id: string;
}

/**
 * People who use the page sign in with an API key; their browser then has a cookie instead. A session is no step of the desk's
 * work and no new right, so the audit log has the making and revoking of its key, and nothing of it.
 */
@Injectable()
export class Sessions {
  private readonly cookie: SessionCookie;

  constructor(
    settings: Settings,
    private readonly database: Database,
    private readonly budget: RequestBudget,
  ) {
    this.cookie = new SessionCookie(settings.nodeEnv === 'production');
  }

  /** @throws Problem `unauthenticated` for a key that is not live; `cross_site`; `rate_limited` for one who guesses */
  async open(request: FastifyRequest, reply: FastifyReply, key: string): Promise<SessionView> {
    refuseCrossSite(request);
    const token = newSessionToken();
    const row = await this.database.runOne<SessionRow>(OPEN, [
      uuidv7(),
      hashSecret(key),
      hashSecret(token),
      SESSION_SECONDS,
    ]);
    if (!row) {
      await this.budget.spend(`address:${request.socket.remoteAddress ?? ''}`);
      throw new Problem('unauthenticated', 'This API key is unknown or revoked. Ask an admin for a new one.', [
        { pointer: '/key', detail: 'is unknown or revoked' },
      ]);
    }
    this.cookie.write(reply, token);
    return sessionView(row);
  }

  async who({ keyId, sessionId }: Actor): Promise<SessionView> {
    const row = await this.database.runOne<SessionRow>(WHO, [keyId, sessionId ?? null]);
    return sessionView(row!);
  }

  /** Where the key itself was sent there is nothing to end. */
  async close({ sessionId }: Actor, reply: FastifyReply): Promise<void> {
    if (sessionId) await this.database.run(CLOSE, [sessionId]);
    this.cookie.clear(reply);
  }

  /**
   * Who is signed in by the request's cookie; undefined where nobody is, or no longer.
   * @throws Problem `cross_site` for a change that our own page did not ask for
   */
  async find(request: FastifyRequest): Promise<SignedIn | undefined> {
    const token = this.cookie.read(request);
    if (!token) return undefined;
    refuseCrossSite(request);
    return this.database.runOne<SignedIn>(FIND, [hashSecret(token)]);
  }
}

const sessionView = (row: SessionRow): SessionView => ({ ...row, expiresAt: row.expiresAt?.toISOString() ?? null });
