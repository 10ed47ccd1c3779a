import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { JobSender } from '../jobs/job-sender.js';
import { DeliverWebhooksJob } from './deliver-webhooks.job.js';

const LOOK_EVERY_MS = 1_000;
const MOST = 1_000;

/**
 * Deliveries come from a trigger of the database, which tells nobody. A look every second finds their endpoints, so that a
 * receiver hears of an event sooner than the sweeper would have it; an endpoint that is being served gets no second job.
 */
@Injectable()
export class WebhookLook implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('webhooks');
  private timer: NodeJS.Timeout | undefined;
  /** The database is away and was reported so. */
  private isAway = false;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly job: DeliverWebhooksJob,
    private readonly sender: JobSender,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setTimeout(() => {
      this.looking = this.look();
    }, LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      for (const payload of await this.job.due(MOST)) this.sender.hint('deliver-webhooks', payload);
      this.isAway = false;
    } catch (error) {
      if (!this.isAway) this.log.warn(`no look for deliveries: ${(error as Error).message}`);
      this.isAway = true;
    }
    if (this.timer) this.onApplicationBootstrap();
  }
}
