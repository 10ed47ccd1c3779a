import { Module, type DynamicModule } from '@nestjs/common';
import { TelemetryModule } from '../telemetry/telemetry.module.js';
import { DeskMetrics } from './desk-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { ProcessMetrics } from './process-metrics.js';

const page = { imports: [TelemetryModule], controllers: [MetricsController] };

/** `/metrics`. The desks' figures come from api processes only: workers would ask Postgres for the same again. */
@Module({})
export class MetricsModule {
  static ofApi(): DynamicModule {
    return { ...page, module: MetricsModule, providers: [ProcessMetrics, DeskMetrics] };
  }

  static ofWorker(): DynamicModule {
    return { ...page, module: MetricsModule, providers: [ProcessMetrics] };
  }
}
