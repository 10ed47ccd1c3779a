import { Logger } from '@nestjs/common';
import { WorkerModule } from './app.module.js';
import { loadSettings } from './config/load-settings.js';
import { createHttpApp } from './http-app.js';
import { guardConfiguration } from './observability/configuration-guard.js';
import { runProcess } from './process-life.js';

await runProcess(async () => {
  const settings = loadSettings();
  const doubts = await guardConfiguration(settings);
  const app = await createHttpApp(WorkerModule.forRoot(settings), settings, 'worker');
  await app.listen(settings.workerPort, settings.host);
  for (const doubt of doubts) new Logger('configuration').warn(doubt);
  return app;
});
