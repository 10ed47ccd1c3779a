import { Logger } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import { ApiModule } from './app.module.js';
import { loadSettings } from './config/load-settings.js';
import { createHttpApp } from './http-app.js';
import { guardConfiguration } from './observability/configuration-guard.js';
import { addQueueBoard } from './observability/queue-board.js';
import { openApiDocument } from './openapi.js';
import { servePage } from './page/serve-page.js';
import { runProcess } from './process-life.js';

await runProcess(async () => {
  const settings = loadSettings();
  const doubts = await guardConfiguration(settings);
  const app = await createHttpApp(ApiModule.forRoot(settings), settings, 'api');
  SwaggerModule.setup('docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'docs-json' });
  // Before the page, whose way of sending files the board would otherwise meet and refuse.
  await addQueueBoard(app, settings);
  await servePage(app);
  await app.listen(settings.port, settings.host);
  for (const doubt of doubts) new Logger('configuration').warn(doubt);
  return app;
});
