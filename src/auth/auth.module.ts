import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import type { Settings } from '../config/settings.js';
import { ApiKeyGuard } from './api-key.guard.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { RateLimitGuard } from './rate-limit.guard.js';

@Module({})
export class AuthModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AuthModule,
      imports: [ThrottlerModule.forRoot([{ ttl: 60_000, limit: settings.rateLimit }])],
      providers: [
        { provide: APP_GUARD, useClass: ApiKeyGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
  }
}
