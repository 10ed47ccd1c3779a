import { expect, test } from '@jest/globals';
import { ProductProcess } from '../../prove/service/product-process.js';
import { eventually } from '../eventually.js';
import { longText, openArticle, submit } from './articles.js';
import { TestService } from './test-service.js';

test('a revision without claims replaces the old ones though its worker dies right after storing it', async () => {
  const service = await TestService.startWithWorker();
  try {
    const submitter = await service.client('submitter');
    const sourceUrl = 'https://example.org/revised/to-nothing';
    const { id } = await openArticle(submitter, { text: longText(3, 'Hallen'), sourceUrl });
    await service.stopWorker();
    const { versionId } = await submit(submitter, { text: 'Hello.', sourceUrl });
    const env = {
      NODE_ENV: 'test',
      DATABASE_URL: service.settings.databaseUrl!,
      WORKER_PORT: '0',
      SPLITTER_MODEL: 'rules',
      SWEEP_SECONDS: '1',
      SWEEP_AFTER_SECONDS: '1',
      FAILPOINTS: 'after-claims-stored:kill@1',
    };
    const dying = await ProductProcess.start('worker', env);
    await eventually('the worker is dead', () => dying.hasEnded);
    expect(await service.count(`article_version WHERE id = $1 AND split_state = 'done'`, [versionId])).toBe(1);
    const next = await ProductProcess.start('worker', { ...env, FAILPOINTS: '' });
    try {
      const settled = `article WHERE id = $1 AND status = 'concluded' AND unsettled_claims = 0`;
      await eventually('another worker goes on', async () => (await service.count(settled, [id])) === 1);
      expect(await service.count(`claim WHERE article_id = $1 AND state = 'superseded'`, [id])).toBe(3);
    } finally {
      await next.stop();
    }
  } finally {
    await service.stop();
  }
});
