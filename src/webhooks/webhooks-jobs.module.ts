import { Module } from '@nestjs/common';
import { DeliverWebhooksJob } from './deliver-webhooks.job.js';
import { SecretBox } from './secret-box.js';
import { WebhookLook } from './webhook-look.job.js';

/** The webhooks room's part of a worker. */
@Module({ providers: [SecretBox, DeliverWebhooksJob, WebhookLook] })
export class WebhooksJobsModule {}
