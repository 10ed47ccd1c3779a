import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Problem } from '../errors/problem.js';
import type { ActorRequest } from './actor.js';

const WINDOW_MS = 60_000;

/**
 * Counts requests by key over all routes, and by address on the public ones. The address is the connection's own: headers
 * can lie. One window for everybody, so that memory is one number a caller of this minute and no timer is needed.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly requests = new Map<string, number>();
  private windowEnds = 0;

  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const now = Date.now();
    if (now >= this.windowEnds) {
      this.requests.clear();
      this.windowEnds = now + WINDOW_MS;
    }
    const { actor, ip } = context.switchToHttp().getRequest<ActorRequest>();
    const caller = actor?.keyId ?? ip;
    const made = (this.requests.get(caller) ?? 0) + 1;
    this.requests.set(caller, made);
    if (made <= this.settings.rateLimit) return true;
    throw new Problem('rate_limited', 'Slow down; Retry-After says for how many seconds.', [], {
      'retry-after': String(Math.ceil((this.windowEnds - now) / 1000)),
    });
  }
}
