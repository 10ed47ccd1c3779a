import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Postgres's word that a transaction is committed (CommandComplete), and a client's asking for it (Query). */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0');
const ASKS_TO_COMMIT = Buffer.from('Q\0\0\0\x0bCOMMIT\0');

/** `before`: the asking never arrives, so nothing is committed. `after`: it is committed, and whoever asked never learns so. */
export type Moment = 'before' | 'after';

/** Stands between a process and Postgres and can hold up the one message that decides whether something was done. */
export class PostgresProxy {
  private held: { moment: Moment; tell: () => void } | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** Where the process is to connect to. */
    readonly url: string,
  ) {}

  static async start(databaseUrl: string): Promise<PostgresProxy> {
    const { hostname, port } = new URL(databaseUrl);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const own = new URL(databaseUrl);
    own.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new PostgresProxy(server, own.href);
    server.on('connection', (client) => proxy.join(client, connect(Number(port || 5432), hostname)));
    return proxy;
  }

  /** Swallows the next commit's message. @returns a promise that ends when it has */
  hold(moment: Moment): Promise<void> {
    return new Promise((tell) => (this.held = { moment, tell }));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, postgres: Socket): void {
    this.pass(client, postgres, 'before', ASKS_TO_COMMIT);
    this.pass(postgres, client, 'after', COMMITTED);
  }

  private pass(from: Socket, to: Socket, moment: Moment, message: Buffer): void {
    this.sockets.add(from);
    from.setNoDelay();
    from.on('data', (chunk) => {
      if (this.held?.moment === moment && chunk.includes(message)) {
        this.held.tell();
        this.held = undefined;
      } else to.write(chunk);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }
}
