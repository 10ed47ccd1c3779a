import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Database } from '../database/database.js';
import { Metrics } from '../telemetry/metrics.js';
import { DESK_GAUGES, type DeskGauge } from './desk-gauges.js';

type GaugeRow = Record<string, string> & { value: number };

/** What Postgres knows of the desks, for Prometheus: the same from every api process, so one of them is enough to ask. */
@Injectable()
export class DeskMetrics {
  private readonly gauges: [DeskGauge, Gauge][];
  private refreshing: Promise<void> | undefined;

  constructor(
    { registry }: Metrics,
    private readonly database: Database,
  ) {
    this.gauges = DESK_GAUGES.map((figure) => [
      figure,
      new Gauge({
        name: figure.name,
        help: figure.help,
        labelNames: Object.keys(figure.labels),
        registers: [registry],
      }),
    ]);
  }

  /** Reads every figure, one after the other on one connection at most; who asks meanwhile gets the same. */
  refresh(): Promise<void> {
    this.refreshing ??= this.readAll().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async readAll(): Promise<void> {
    for (const [{ name, labels, text }, gauge] of this.gauges) {
      const rows = await this.database.run<GaugeRow>({ name, text }, []);
      gauge.reset();
      for (const every of combinations(labels)) gauge.set(every, 0);
      for (const { value, ...own } of rows) gauge.set(own, value);
    }
  }
}

/** Every way to give each label one of its values. */
const combinations = (labels: Record<string, readonly string[]>): Record<string, string>[] =>
  Object.entries(labels).reduce<Record<string, string>[]>(
    (so, [label, values]) => so.flatMap((one) => values.map((value) => ({ ...one, [label]: value }))),
    [{}],
  );
