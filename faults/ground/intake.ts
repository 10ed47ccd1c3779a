import { setTimeout as pause } from 'node:timers/promises';
import type { SubmittedArticleView } from '../../src/articles/article.view.js';
import type { HttpClient } from '../../test/http-client.js';
import { articleText } from '../../test/medium/articles.js';

const AT_ONCE = 8;
const MOST_AT_ONCE = 64;
const RETRY_MS = 200;
const MAY_ANSWER = [200, 202, 429, 503];

/** Sends articles, each until it is acknowledged, and remembers what was answered how fast. */
export class Intake {
  /** Texts by the id of the article they became. */
  readonly acknowledged = new Map<string, string>();
  /** How often each status was answered; 0 where the connection broke. */
  readonly statuses = new Map<number, number>();
  /** Of every request, in milliseconds. */
  readonly times: number[] = [];
  private next = 0;
  private underWay = 0;

  /** @param client asked for before each request: an api that comes back may be another */
  constructor(private readonly client: () => HttpClient) {}

  /** Sends so many articles. */
  send(count: number): Promise<void> {
    let left = count;
    return this.sendWhile(() => left-- > 0, Math.min(AT_ONCE, count));
  }

  async sendWhile(more: () => boolean, atOnce: number): Promise<void> {
    const lane = async (): Promise<void> => {
      while (more()) await this.sendOne();
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }

  /** Sends articles at a steady rate. @returns what ends it, once all that were begun are acknowledged */
  keepSending(perSecond: number): () => Promise<void> {
    const timer = setInterval(() => {
      // A service that does not answer is not asked ever more.
      if (this.underWay < MOST_AT_ONCE) void this.sendOne();
    }, 1000 / perSecond);
    return async () => {
      clearInterval(timer);
      while (this.underWay) await pause(20);
    };
  }

  /** Answers that nobody may get, in words. */
  get faults(): string[] {
    return [...this.statuses].flatMap(([status, times]) =>
      MAY_ANSWER.includes(status) || status === 0 ? [] : [`POST /v1/articles answered ${status}, ${times} times`],
    );
  }

  private async sendOne(): Promise<void> {
    const text = articleText(++this.next);
    this.underWay++;
    while (!(await this.isAcknowledged(text))) await pause(RETRY_MS);
    this.underWay--;
  }

  private async isAcknowledged(text: string): Promise<boolean> {
    const start = performance.now();
    try {
      const { status, body } = await this.client().post<SubmittedArticleView>('/v1/articles', { text });
      this.note(status, start);
      if (status !== 202 && status !== 200) return false;
      this.acknowledged.set(body.id, text);
      return true;
    } catch {
      this.note(0, start);
      return false;
    }
  }

  private note(status: number, start: number): void {
    this.times.push(performance.now() - start);
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }
}
