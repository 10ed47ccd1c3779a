import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ApiKeyGuard } from './api-key.guard.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { KeysController } from './keys.controller.js';
import { Keys } from './keys.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RequestBudget } from './request-budget.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';

@Module({
  controllers: [PeopleController, KeysController, SessionsController],
  providers: [
    People,
    Keys,
    Sessions,
    RequestBudget,
    { provide: APP_GUARD, useClass: ApiKeyGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class AuthModule {}
