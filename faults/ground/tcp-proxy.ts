import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const DEFAULT_PORTS: Record<string, number> = { 'redis:': 6379, 'postgresql:': 5432 };

/** Stands between the product and one of its stores, and can break the network there. */
export class TcpProxy {
  private swallowing = false;
  private delayMs = 0;
  private readonly pairs = new Map<Socket, Socket | undefined>();

  private constructor(
    private readonly server: Server,
    /** Where the product is to connect to. */
    readonly url: string,
  ) {}

  static async start(storeUrl: string): Promise<TcpProxy> {
    const store = new URL(storeUrl);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const own = new URL(storeUrl);
    own.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new TcpProxy(server, own.href);
    server.on('connection', (client) =>
      proxy.join(client, Number(store.port || DEFAULT_PORTS[store.protocol]), store.hostname),
    );
    return proxy;
  }

  /**
   * From now on everything is swallowed without a word. A connection that was there, or is made meanwhile, stays silent for
   * ever, as behind a firewall that forgot it.
   */
  swallow(): void {
    this.swallowing = true;
    for (const [client, store] of this.pairs) this.silence(client, store);
  }

  /** New connections pass again. */
  pass(): void {
    this.swallowing = false;
    this.delayMs = 0;
  }

  /** Breaks every connection off. */
  reset(): void {
    for (const client of this.pairs.keys()) client.resetAndDestroy();
  }

  /** Holds everything up by so long. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  async stop(): Promise<void> {
    for (const client of this.pairs.keys()) client.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, port: number, host: string): void {
    const store = this.swallowing ? undefined : connect(port, host);
    this.pairs.set(client, store);
    client.on('error', () => undefined);
    client.on('close', () => {
      this.pairs.delete(client);
      store?.destroy();
    });
    if (!store) return this.silence(client, undefined);
    for (const [from, to] of [
      [client, store],
      [store, client],
    ] as const) {
      from.setNoDelay();
      from.on('data', (chunk) => {
        if (!this.delayMs) to.write(chunk);
        else setTimeout(() => to.write(chunk), this.delayMs);
      });
    }
    store.on('error', () => undefined);
    store.on('close', () => {
      if (!client.listenerCount('data')) return;
      client.destroy();
    });
  }

  private silence(client: Socket, store: Socket | undefined): void {
    client.removeAllListeners('data');
    client.resume();
    store?.removeAllListeners('data');
    store?.resume();
  }
}
