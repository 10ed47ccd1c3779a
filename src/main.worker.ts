import { WorkerModule } from './app.module.js';
import { loadSettings } from './config/load-settings.js';
import { createHttpApp } from './http-app.js';
import { runProcess } from './process-life.js';

await runProcess(async () => {
  const settings = loadSettings();
  const app = await createHttpApp(WorkerModule.forRoot(settings), settings, 'worker');
  await app.listen(settings.workerPort, settings.host);
  return app;
});
