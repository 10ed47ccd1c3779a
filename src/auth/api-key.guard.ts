import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../database/generated/enums.js';
import { Problem } from '../errors/problem.js';
import { ACCESS, type Access } from './access.js';
import type { Actor, ActorRequest } from './actor.js';
import { bearerKey } from './api-key.js';
import { FindKey } from './find-key.js';
import { RequestBudget } from './request-budget.js';
import { Sessions } from './sessions.js';

interface Caller {
  id: string;
  person_id: string;
  desk_id: string;
  role: Role;
  session_id?: string;
}

/**
 * Every route but the public ones needs a live key with one of its roles, sent as such or standing behind a browser's session.
 * Asked of Postgres each time: revoking is at once.
 */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: FindKey,
    private readonly budget: RequestBudget,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access !== 'public') await this.admit(context.switchToHttp().getRequest<ActorRequest>(), access);
    return true;
  }

  /** Finds out who asks. @throws Problem unless they have a live key with one of the roles */
  async admit(request: ActorRequest, access: readonly Role[] | undefined): Promise<Actor> {
    const caller = await this.callerOf(request);
    if (!access?.includes(caller.role)) {
      throw new Problem(
        'forbidden',
        `This needs the role ${access?.join(' or ') ?? 'admin'}; your key has ${caller.role}.`,
      );
    }
    const actor: Actor = {
      keyId: caller.id,
      personId: caller.person_id,
      deskId: caller.desk_id,
      role: caller.role,
      requestId: request.id,
      auditName: `person:${caller.person_id}`,
      ...(caller.session_id ? { sessionId: caller.session_id } : {}),
    };
    request.actor = actor;
    return actor;
  }

  /** By the key where one is sent, otherwise by the cookie. @throws Problem `unauthenticated`, `cross_site`, `rate_limited` */
  private async callerOf(request: FastifyRequest): Promise<Caller> {
    const key = bearerKey(request.headers.authorization);
    const caller: Caller | undefined = await (key ? this.keys.find(key) : this.sessions.find(request));
    if (caller) return caller;
    if (!key) {
      throw new Problem('unauthenticated', 'Send `Authorization: Bearer <api key>`.', [], {
        'www-authenticate': 'Bearer',
      });
    }
    // Guessing keys has a limit too: by the connection's own address, since headers can lie.
    await this.budget.spend(`address:${request.socket.remoteAddress ?? ''}`);
    throw new Problem('unauthenticated', 'This API key is unknown or revoked. Ask an admin for a new one.', [], {
      'www-authenticate': 'Bearer error="invalid_token"',
    });
  }
}
