import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { ActorRequest } from './actor.js';
import { RequestBudget } from './request-budget.js';

/** Counts requests by key. The public routes, which say how the process is, answer whatever the database does. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly budget: RequestBudget) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { actor } = context.switchToHttp().getRequest<ActorRequest>();
    if (actor) await this.budget.spend(actor.keyId);
    return true;
  }
}
