import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Database, type Statement } from '../database/database.js';
import type { Role } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import { ACCESS, type Access } from './access.js';
import type { ActorRequest } from './actor.js';
import { bearerKey, hashApiKey } from './api-key.js';
import { RequestBudget } from './request-budget.js';

const FIND_KEY: Statement = {
  name: 'find-key',
  text: `SELECT id, person_id, desk_id, role FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL`,
};

/** Every route but the public ones needs a live key with one of its roles. Asked of Postgres each time: revoking is at once. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly budget: RequestBudget,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const key = bearerKey(request.headers.authorization);
    if (!key) {
      throw new Problem('unauthenticated', 'Send `Authorization: Bearer <api key>`.', [], {
        'www-authenticate': 'Bearer',
      });
    }
    const row = await this.database.runOne<{ id: string; person_id: string; desk_id: string; role: Role }>(FIND_KEY, [
      hashApiKey(key),
    ]);
    if (!row) {
      // Guessing keys has a limit too: by the connection's own address, since headers can lie.
      await this.budget.spend(`address:${request.socket.remoteAddress ?? ''}`);
      throw new Problem('unauthenticated', 'This API key is unknown or revoked. Ask an admin for a new one.', [], {
        'www-authenticate': 'Bearer error="invalid_token"',
      });
    }
    if (!access?.includes(row.role)) {
      throw new Problem(
        'forbidden',
        `This needs the role ${access?.join(' or ') ?? 'admin'}; your key has ${row.role}.`,
      );
    }
    request.actor = {
      keyId: row.id,
      personId: row.person_id,
      deskId: row.desk_id,
      role: row.role,
      requestId: request.id,
      auditName: `person:${row.person_id}`,
    };
    return true;
  }
}
