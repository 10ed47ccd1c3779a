import { get, type IncomingMessage } from 'node:http';
import type { EventBody } from '../../src/events/event-types.js';
import type { HttpClient } from '../http-client.js';
import { eventually } from '../eventually.js';

/** An event as a stream sends it. */
export interface ReadEvent {
  id: number;
  body: EventBody;
}

/** Somebody who reads `/v1/events`, as a browser's EventSource would. */
export class EventReader {
  readonly events: ReadEvent[] = [];
  readonly comments: string[] = [];
  /** The place that it would come back to. */
  lastId = '';
  ended = false;

  private constructor(private readonly response: IncomingMessage) {}

  /** With the client's key, unless `identity` says otherwise. */
  static async open(
    client: HttpClient,
    lastEventId?: string,
    query = '',
    identity: Record<string, string> = { authorization: `Bearer ${client.key}` },
  ): Promise<EventReader> {
    const headers = { ...identity };
    if (lastEventId !== undefined) headers['last-event-id'] = lastEventId;
    // Not `fetch`, which opens a spare connection when one is broken off.
    const response = await new Promise<IncomingMessage>((done, fail) => {
      get(new URL(`/v1/events${query}`, client.address), { headers, agent: false }, done).on('error', fail);
    });
    const reader = new EventReader(response);
    void reader.read();
    await eventually('the stream has begun', () => reader.ended || reader.lastId !== '');
    return reader;
  }

  get status(): number {
    return this.response.statusCode!;
  }

  get contentType(): string | undefined {
    return this.response.headers['content-type'];
  }

  close(): void {
    this.response.destroy();
  }

  /** Waits until so many events of these types have come. */
  async wait(n: number, ...types: string[]): Promise<ReadEvent[]> {
    return eventually(`${n} events of ${types.join(', ') || 'any type'}`, () => {
      const found = this.events.filter(({ body }) => !types.length || types.includes(body.type));
      return found.length >= n && found;
    });
  }

  private async read(): Promise<void> {
    let text = '';
    try {
      for await (const chunk of this.response.setEncoding('utf8') as AsyncIterable<string>) {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          this.take(text.slice(0, end));
          text = text.slice(end + 2);
        }
      }
    } catch {
      // Broken off: over either way.
    }
    this.ended = true;
  }

  private take(block: string): void {
    let data: string | undefined;
    for (const line of block.split('\n')) {
      const [, field, value] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
      if (field === '') this.comments.push(value!);
      if (field === 'id') this.lastId = value!;
      if (field === 'data') data = value;
    }
    if (data !== undefined) this.events.push({ id: Number(this.lastId), body: JSON.parse(data) as EventBody });
  }
}
