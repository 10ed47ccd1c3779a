import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { EventBody } from '../../src/events/event-types.js';

/** A request as it came in, its body to the byte. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  body: EventBody;
}

type Answer = (request: Received, response: ServerResponse, incoming: IncomingMessage) => void;

/** Somebody's server that webhooks are posted to. */
export class Receiver {
  readonly received: Received[] = [];
  /** Connections, whether or not a request came over them. */
  connections = 0;
  answer: Answer = (_request, response) => response.writeHead(204).end();

  private readonly server = createServer((incoming, response) => {
    const bytes: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => bytes.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(bytes).toString();
      const body = (text ? JSON.parse(text) : {}) as EventBody;
      const request = { path: incoming.url ?? '', headers: incoming.headers, text, body };
      this.received.push(request);
      this.answer(request, response, incoming);
    });
  }).on('connection', () => this.connections++);

  static async start(host = '127.0.0.1'): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((done) => receiver.server.listen(0, host, done));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Requests about events of one of these types. */
  of(...types: string[]): Received[] {
    return this.received.filter(({ body }) => types.includes(body.type));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** The message, where the signature is right. @throws as a receiver's library does, where it is not */
export const verified = ({ text, headers }: Pick<Received, 'text' | 'headers'>, secret: string): EventBody =>
  new Webhook(secret).verify(text, headers as Record<string, string>) as EventBody;
