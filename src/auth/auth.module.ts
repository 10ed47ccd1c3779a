import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { GuardsModule } from './guards.module.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { KeysController } from './keys.controller.js';
import { Keys } from './keys.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.js';
import { SessionsController } from './sessions.controller.js';

@Module({
  imports: [GuardsModule],
  controllers: [PeopleController, KeysController, SessionsController],
  providers: [People, Keys, { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }],
})
export class AuthModule {}
