import type { ServerResponse } from 'node:http';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { SealAudit } from '../audit/seal-audit.js';
import type { Actor } from '../auth/actor.js';
import { Settings } from '../config/settings.js';
import { Database, type Statement } from '../database/database.js';
import { Problem } from '../errors/problem.js';
import { EventStream, type StreamSource } from './event-stream.js';
import { readFeed, type FeedPage } from './read-feed.js';

const LOOK_EVERY_MS = 500;
const STREAMS_PER_KEY = 20;

/** Those of keys $1 and of sessions $2 that may still read. */
const LIVE: Statement = {
  name: 'live-readers',
  text: `
    SELECT id FROM api_key WHERE id = ANY ($1::uuid[]) AND revoked_at IS NULL
    UNION ALL SELECT id FROM session WHERE id = ANY ($2::uuid[]) AND expires_at > now()`,
};

/**
 * All streams of this process. While there are any, one look every half second seals what was committed, reads what is new
 * once for all of them, and ends those whose key was revoked or whose session is over.
 */
@Injectable()
export class EventFeed implements StreamSource, BeforeApplicationShutdown {
  head = 0;
  private readonly log = new Logger('events');
  private readonly streams = new Set<EventStream>();
  /** What the last look found: most streams want exactly this. */
  private latest: FeedPage | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly sealing: SealAudit,
  ) {}

  /**
   * Everything of the caller's desk that is committed from now on, or after the place `since`, until the connection closes.
   * @throws Problem `rate_limited` where the key has too many streams open
   */
  async open(actor: Actor, since: number | undefined, response: ServerResponse): Promise<EventStream> {
    // Everything that was committed before this call is sealed then.
    const { seq } = await this.sealing.head();
    if (this.countOf(actor.keyId) >= STREAMS_PER_KEY) {
      throw new Problem('rate_limited', `A key may have ${STREAMS_PER_KEY} streams open; close one first.`, [], {
        'retry-after': '5',
      });
    }
    this.head = Math.max(this.head, seq);
    // A place beyond the end is of a log that was set back to an older backup.
    const stream = new EventStream(actor, Math.min(since ?? seq, seq), this);
    this.streams.add(stream);
    // Also that of a HEAD request, whose reply nobody reads to its end.
    response.once('close', () => stream.destroy());
    // Of a reader who is given up, what waits in the pipes must not keep the connection.
    stream.once('close', () => stream.readableEnded || response.destroy());
    if (this.stopped) stream.finish();
    this.timer ??= setTimeout(() => void this.look(), LOOK_EVERY_MS);
    return stream;
  }

  async page(from: number, deskId: string): Promise<FeedPage> {
    const { latest } = this;
    if (latest?.from !== from) return readFeed(this.database, from, deskId);
    return { ...latest, frames: latest.frames.filter((frame) => frame.deskId === deskId) };
  }

  left(stream: EventStream): void {
    this.streams.delete(stream);
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    for (const stream of this.streams) stream.finish();
  }

  private async look(): Promise<void> {
    try {
      if (await this.sealing.isWaiting()) await this.sealing.run();
      while (await this.readOn());
      await this.endRevoked();
    } catch (error) {
      this.log.warn(`the feed could not be read; trying again: ${(error as Error).message}`);
    }
    for (const stream of this.streams) stream.keepAlive(this.settings.eventsHeartbeatSeconds);
    const goesOn = this.streams.size > 0 && !this.stopped;
    this.timer = goesOn ? setTimeout(() => void this.look(), LOOK_EVERY_MS) : undefined;
  }

  /** @returns whether there may be more */
  private async readOn(): Promise<boolean> {
    const page = await readFeed(this.database, this.head, null);
    if (page.upto <= this.head) return false;
    this.latest = page;
    this.head = page.upto;
    for (const stream of this.streams) stream.wake();
    return page.isFull;
  }

  private async endRevoked(): Promise<void> {
    const readers = [...this.streams];
    const keys = new Set(readers.map(({ actor }) => actor.keyId));
    const sessions = new Set(readers.flatMap(({ actor }) => actor.sessionId ?? []));
    const rows = await this.database.run<{ id: string }>(LIVE, [[...keys], [...sessions]]);
    const live = new Set(rows.map(({ id }) => id));
    for (const stream of readers) {
      const { keyId, sessionId = keyId } = stream.actor;
      if (!live.has(keyId) || !live.has(sessionId)) stream.finish();
    }
  }

  private countOf(keyId: string): number {
    return [...this.streams].filter(({ actor }) => actor.keyId === keyId).length;
  }
}
