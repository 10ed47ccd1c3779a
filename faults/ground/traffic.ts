import autocannon from 'autocannon';
import type { Ground } from './ground.js';

const RATE = 30;
const CONNECTIONS = 6;
const P99_MS = 2_000;

/** Reads of the desk beside a fault. @returns what ends them and holds their answers to 2xx, 429 and 503, p99 to 2 s */
export async function readBeside(ground: Ground): Promise<() => Promise<void>> {
  const { key } = await ground.service.client('submitter', 'Reads beside');
  const run = autocannon({
    url: ground.service.addresses[0]!,
    connections: CONNECTIONS,
    overallRate: RATE,
    duration: 3_600,
    timeout: 20,
    headers: { authorization: `Bearer ${key}` },
    requests: [{ path: '/v1/articles?limit=10' }, { path: '/v1/claims?limit=10' }],
  });
  return async () => {
    (run as unknown as { stop(): void }).stop();
    const { latency, errors, timeouts, statusCodeStats = {}, requests } = await run;
    const other = Object.keys(statusCodeStats).filter((status) => !/^(2\d\d|429|503)$/.test(status));
    ground.must(requests.total > 0, 'the reads beside it never ran');
    ground.must(!other.length, `reads beside it were answered ${other.join(', ')}`);
    ground.must(errors + timeouts === 0, `reads beside it: ${errors} errors, ${timeouts} without an answer`);
    ground.must(latency.p99 <= P99_MS * ground.slack, `reads beside it: p99 is ${latency.p99} ms`);
    const times = ground.intake.times.toSorted((a, b) => a - b);
    const p99 = Math.round(times[Math.floor(times.length * 0.99)] ?? 0);
    ground.must(p99 <= P99_MS * ground.slack, `POST /v1/articles: p99 is ${p99} ms`);
  };
}
