import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ApiKeyGuard } from './api-key.guard.js';
import { FindKey } from './find-key.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RequestBudget } from './request-budget.js';
import { Sessions } from './sessions.js';

/** Who may ask what: for every route of the process, whichever module it is in. */
@Module({
  providers: [
    RequestBudget,
    Sessions,
    FindKey,
    ApiKeyGuard,
    { provide: APP_GUARD, useExisting: ApiKeyGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
  ],
  exports: [Sessions],
})
export class GuardsModule {}
