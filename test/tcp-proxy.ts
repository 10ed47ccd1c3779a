import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../src/standalone/free-port.js';

/** Between a process and a store: can refuse everybody, and can let single connections die without a word. */
export class TcpProxy {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private deadly: RegExp | undefined;
  /** Connections that said what they must not, and were left without an answer. */
  blackHoled = 0;

  private constructor(
    private readonly target: URL,
    private readonly port: number,
  ) {}

  /** A proxy that does not listen yet. @param target the store's address */
  static async before(target: string): Promise<TcpProxy> {
    return new TcpProxy(new URL(target), await freePort());
  }

  /** The store's address by way of the proxy. */
  get url(): string {
    const url = new URL(this.target.href);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  async open(): Promise<void> {
    this.server = createServer((client) => this.join(client));
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
  }

  /** Breaks every connection and refuses new ones. */
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
    this.server = undefined;
  }

  /** From now on a connection that sends `words` stays open and gets no answer any more: half dead. */
  blackHole(words: RegExp): void {
    this.deadly = words;
  }

  private join(client: Socket): void {
    const store = createConnection(Number(this.target.port), this.target.hostname);
    let dead = false;
    for (const socket of [client, store]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        for (const other of [client, store]) other.destroy();
      });
    }
    client.on('data', (data) => {
      if (!dead && this.deadly?.test(data.toString('latin1'))) {
        dead = true;
        this.blackHoled++;
      }
      if (!dead) store.write(data);
    });
    store.on('data', (data) => void (dead || client.write(data)));
  }
}
