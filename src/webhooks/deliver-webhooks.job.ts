import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { FindsPending, HandlesJob } from '../jobs/job-handler.js';
import type { EndpointPayload } from '../jobs/job-registry.js';
import { DISABLE, FIND_DUE, FORGET, SETTLE, TAKE, TEST_TYPE, type TakenDelivery } from './due-deliveries.js';
import { postWebhook, type PostOutcome } from './post-webhook.js';
import { pauseAfter, readSchedule } from './retry-schedule.js';
import { SecretBox } from './secret-box.js';
import { signedHeaders } from './signature.js';
import { webhookTargets } from './webhook-url.js';

/** Sent to one receiver at once. */
const AT_ONCE = 8;
/** After that long another endpoint gets the turn; what is left is found again. */
const TURN_MS = 10_000;
/** What a sender needs beyond the receiver's time, at most; then it counts as dead. */
const SPARE_SECONDS = 5;
const GONE = 410;

/** Sends what is due to one endpoint. A job per endpoint: a slow one takes one place among many. */
@Injectable()
export class DeliverWebhooksJob implements BeforeApplicationShutdown {
  private readonly log = new Logger('webhooks');
  private readonly schedule: number[];
  private stopping = false;
  private toldOfMissingKey = false;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly box: SecretBox,
  ) {
    this.schedule = readSchedule(settings.webhookRetrySeconds);
  }

  @HandlesJob('deliver-webhooks')
  async run({ endpointId }: EndpointPayload, signal: AbortSignal): Promise<void> {
    const ends = performance.now() + TURN_MS;
    while (!this.stopping && !signal.aborted && performance.now() < ends && this.hasKey()) {
      const values = [endpointId, AT_ONCE, this.settings.webhookTimeoutSeconds + SPARE_SECONDS];
      const taken = await this.database.run<TakenDelivery>(TAKE, values);
      if (!taken.length) return;
      await Promise.all(taken.map((delivery) => this.deliver(endpointId, delivery)));
    }
  }

  /** Fewer than were asked for: endpoints that go on being due are no reason for the sweeper to go on looking. */
  @FindsPending('deliver-webhooks')
  async pending(limit: number): Promise<EndpointPayload[]> {
    await this.database.run(FORGET, []);
    return this.due(limit - 1);
  }

  async due(limit: number): Promise<EndpointPayload[]> {
    const rows = await this.database.run<{ id: string }>(FIND_DUE, [limit]);
    return rows.length && this.hasKey() ? rows.map(({ id }) => ({ endpointId: id })) : [];
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  private async deliver(endpointId: string, delivery: TakenDelivery): Promise<void> {
    const { status, error } = await this.post(endpointId, delivery);
    const { id, attempts, tries } = delivery;
    if (status !== null && status >= 200 && status < 300) {
      await this.database.run(SETTLE, [id, attempts, 'delivered', status, null, 0]);
      return;
    }
    const pause = status === GONE ? undefined : pauseAfter(tries, this.schedule);
    const state = pause === undefined ? 'failed' : 'pending';
    await this.database.run(SETTLE, [
      id,
      attempts,
      state,
      status,
      error ?? `the receiver answered ${status}`,
      pause ?? 0,
    ]);
    if (status === GONE) await this.database.run(DISABLE, [endpointId, 'The receiver answered 410 Gone.']);
  }

  private async post(endpointId: string, delivery: TakenDelivery): Promise<PostOutcome> {
    const { id, url, secret, old_secret: old, created_at } = delivery;
    const body = JSON.stringify(
      delivery.body ?? { type: TEST_TYPE, timestamp: created_at.toISOString(), data: { webhookId: endpointId } },
    );
    try {
      const secrets = [secret, ...(old ? [old] : [])].map((locked) => this.box.unlock(locked, endpointId));
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'claimdesk-webhooks/1',
        ...signedHeaders(id, new Date(), body, secrets),
      };
      return await postWebhook(new URL(url), headers, body, {
        privateAddresses: webhookTargets(this.settings) === 'any',
        timeoutMs: this.settings.webhookTimeoutSeconds * 1000,
      });
    } catch (error) {
      this.log.error({ msg: 'delivery could not be made', deliveryId: id, err: error });
      return { status: null, error: (error as Error).message };
    }
  }

  private hasKey(): boolean {
    if (!this.box.hasKey && !this.toldOfMissingKey) {
      this.log.error('webhooks wait and cannot be signed: set SECRETS_KEY to the value that the api has');
    }
    this.toldOfMissingKey = !this.box.hasKey;
    return this.box.hasKey;
  }
}
