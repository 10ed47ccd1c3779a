import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { ActorRequest } from './actor.js';

/** Counts requests by key, and by address on the public routes. The address is the connection's own: headers can lie. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override getTracker(request: ActorRequest): Promise<string> {
    return Promise.resolve(request.actor?.keyId ?? request.ip);
  }
}
