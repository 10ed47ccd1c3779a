import { Readable } from 'node:stream';
import type { Actor } from '../auth/actor.js';
import type { FeedPage } from './read-feed.js';

/** Where a stream gets what it sends. */
export interface StreamSource {
  /** The end of the feed as this process knows it. */
  readonly head: number;
  page(from: number, deskId: string): Promise<FeedPage>;
  left(stream: EventStream): void;
}

/**
 * One reader's events as server-sent events (WHATWG HTML, 9.2). It fetches a page when the reader has taken the one before, so
 * that a slow reader costs one page of memory, however much happens meanwhile.
 */
export class EventStream extends Readable {
  /** The reader has taken all there was. */
  private hungry = false;
  private fetching = false;
  private lastSentAt = performance.now();

  /** @param at the place after which the stream begins */
  constructor(
    readonly actor: Pick<Actor, 'keyId' | 'sessionId' | 'deskId'>,
    private at: number,
    private readonly source: StreamSource,
  ) {
    super();
    // At once, so that a reader whose connection breaks before the first event still knows its place.
    this.send(`retry: 2000\nid: ${at}\n\n`);
  }

  override _read(): void {
    this.hungry = true;
    this.wake();
  }

  /** To be called when the feed has grown. */
  wake(): void {
    if (this.hungry && !this.fetching && this.at < this.source.head && !this.isOver()) void this.fetch();
  }

  /**
   * To be called now and then: a comment for a reader who heard nothing for `seconds`, who may be behind a proxy that cuts
   * silent connections. One who took nothing for twice that long is let go; it can come back to its place.
   */
  keepAlive(seconds: number): void {
    const silent = (performance.now() - this.lastSentAt) / 1000;
    if (this.hungry && silent >= seconds) this.send(`:\nid: ${this.at}\n\n`);
    else if (!this.hungry && silent >= 2 * seconds) this.destroy();
  }

  /** Ends in good order where the reader keeps up, else at once. */
  finish(): void {
    if (!this.hungry || this.fetching) this.destroy();
    else if (!this.isOver()) this.push(null);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.source.left(this);
    done(error);
  }

  private async fetch(): Promise<void> {
    this.fetching = true;
    try {
      const { upto, frames } = await this.source.page(this.at, this.actor.deskId);
      this.at = upto;
      if (frames.length && !this.isOver()) this.send(frames.map(({ text }) => text).join(''));
    } catch (error) {
      this.destroy(error as Error);
    } finally {
      this.fetching = false;
    }
    this.wake();
  }

  private send(text: string): void {
    this.hungry = false;
    this.lastSentAt = performance.now();
    this.push(text);
  }

  private isOver(): boolean {
    return this.destroyed || this.readableEnded;
  }
}
