import { ApiModule } from '../app.module.js';
import { loadSettings } from '../config/load-settings.js';
import { createHttpApp } from '../http-app.js';
import { openApiDocument } from '../openapi.js';

/** Nothing is connected to: the controllers say it all. */
export async function printOpenApi(): Promise<void> {
  const settings = loadSettings({ DATABASE_URL: 'postgresql://none@127.0.0.1:9/none', LOG_LEVEL: 'silent' });
  const app = await createHttpApp(ApiModule.forRoot(settings), settings, 'openapi');
  const document = JSON.stringify(openApiDocument(app), null, 2);
  await new Promise((resolve) => process.stdout.write(`${document}\n`, resolve));
  // The queue still tries to reach its store in the background, which is none of our business here.
  process.exit(0);
}
