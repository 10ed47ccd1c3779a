import { SwaggerModule } from '@nestjs/swagger';
import { ApiModule } from './app.module.js';
import { loadSettings } from './config/load-settings.js';
import { createHttpApp } from './http-app.js';
import { openApiDocument } from './openapi.js';
import { servePage } from './page/serve-page.js';
import { runProcess } from './process-life.js';

await runProcess(async () => {
  const settings = loadSettings();
  const app = await createHttpApp(ApiModule.forRoot(settings), settings, 'api');
  SwaggerModule.setup('docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'docs-json' });
  await servePage(app);
  await app.listen(settings.port, settings.host);
  return app;
});
