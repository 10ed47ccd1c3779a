import { Module, type DynamicModule } from '@nestjs/common';
import { armFailpoints } from './failpoint.js';
import { Settings } from './settings.js';

@Module({})
export class ConfigModule {
  static forRoot(settings: Settings): DynamicModule {
    armFailpoints(settings.failpoints);
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Settings, useValue: settings }],
      exports: [Settings],
    };
  }
}
