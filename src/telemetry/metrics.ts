import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** What a process counts, to be read at its `/metrics`. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private watching = false;

  /** Everything counted so far, in the Prometheus text format. Watching the process itself begins with the first reading. */
  read(): Promise<string> {
    if (!this.watching) collectDefaultMetrics({ register: this.registry });
    this.watching = true;
    return this.registry.metrics();
  }
}
