import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Role } from '../database/generated/enums.js';

export const ACCESS = 'claimdesk:access';

/** `public`, or the roles that may use a route. A route that says neither is refused at boot. */
export type Access = 'public' | readonly Role[];

export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, 'public' satisfies Access);

/** Only these roles, with a key. */
export const Roles = (...roles: Role[]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ACCESS, roles satisfies Access), ApiBearerAuth());

/** Whoever has a key of the desk may read. */
export const AnyRole = (): MethodDecorator & ClassDecorator => Roles(...Object.values(Role));
/** Feeding articles in is an engineer's or a lead's step. */
export const Submitters = (): MethodDecorator & ClassDecorator => Roles('submitter', 'lead', 'admin');
/** Steering the desk's work and settling its differences. */
export const Leads = (): MethodDecorator & ClassDecorator => Roles('lead', 'admin');
/** Judging is for reviewers and leads. */
export const Reviewers = (): MethodDecorator & ClassDecorator => Roles('reviewer', 'lead', 'admin');
