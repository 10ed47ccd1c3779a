import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Role } from '../database/generated/enums.js';

/** Who makes a request: a person, through one of their keys, on one desk. */
export interface Actor {
  keyId: string;
  /** Of a browser that is signed in; undefined where the key itself was sent. */
  sessionId?: string;
  personId: string;
  deskId: string;
  role: Role;
  requestId: string;
  /** How the audit log names them. */
  auditName: string;
}

export type ActorRequest = FastifyRequest & { actor?: Actor };

/** The actor as a controller parameter; the guard has put it there. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor) throw new Error('a public route has no actor');
  return actor;
});
