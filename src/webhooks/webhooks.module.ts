import { Module } from '@nestjs/common';
import { ChangeWebhook } from './change-webhook.js';
import { DeliveriesController } from './deliveries.controller.js';
import { Deliveries } from './deliveries.js';
import { SecretBox } from './secret-box.js';
import { WebhooksController } from './webhooks.controller.js';
import { Webhooks } from './webhooks.js';

@Module({
  controllers: [WebhooksController, DeliveriesController],
  providers: [SecretBox, Webhooks, ChangeWebhook, Deliveries],
})
export class WebhooksModule {}
