import { Agent, request } from 'node:http';
import { BenchError } from '../built.js';

/** Milliseconds that each turn took, of `each` for each of `atOnce` askers, who begin anew as soon as they are served. */
export async function latencies(
  each: number,
  atOnce: number,
  turn: (asker: number) => Promise<void>,
): Promise<number[]> {
  const taken: number[] = [];
  const ask = async (asker: number): Promise<void> => {
    for (let n = 0; n < each; n++) {
      const start = performance.now();
      await turn(asker);
      taken.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, asker) => ask(asker)));
  return taken;
}

/** The value that `share` of the sorted ones are below. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** One connection that is kept, as a reviewer's page has it: node:http, which costs the bench's side little. */
export function poster(address: string, key?: string): (path: string, body: string) => Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(address);
  const authorization = key ? { authorization: `Bearer ${key}` } : {};
  return (path, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        ...authorization,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const sent = request({ agent, hostname, port, path, method: 'POST', headers }, (reply) => {
        const pieces: Buffer[] = [];
        reply.on('data', (piece: Buffer) => pieces.push(piece));
        reply.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          if (reply.statusCode === 200) resolve(text);
          else reject(new BenchError(`${path}: ${reply.statusCode} ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
}
