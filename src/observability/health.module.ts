import { Module, type DynamicModule } from '@nestjs/common';
import { Health, NEEDS, type Needs } from './health.js';
import { HealthController } from './health.controller.js';

@Module({})
export class HealthModule {
  static needing(...needs: Needs): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [Health, { provide: NEEDS, useValue: needs }],
    };
  }
}
