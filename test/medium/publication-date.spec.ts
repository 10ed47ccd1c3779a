import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { HttpClient } from '../http-client.js';
import { openArticle } from './articles.js';
import { TestService } from './test-service.js';

const TEXT =
  'Mara Venn, the mayor of Hallen, said the harbour had closed last month. Traffic fell by 23 percent last year. ' +
  'The ferry sank on Tuesday. The bridge reopened last Friday.';

let service: TestService;
let submitter: HttpClient;

beforeAll(async () => {
  service = await TestService.startWithWorker();
  submitter = await service.client('submitter');
});
afterAll(() => service.stop());

async function wordings(headline: string, article: object): Promise<string[]> {
  const { claims } = await openArticle(submitter, { text: `${headline}\n\n${TEXT}`, language: 'en', ...article });
  return claims.map(({ normalizedText }) => normalizedText);
}

test('what a claim tells of "last year" or "last Friday" is resolved by the day its article was published', async () => {
  // A Thursday.
  expect(await wordings('Harbour in March', { publishedAt: '2024-03-14T09:30:00Z' })).toEqual([
    'Mara Venn said the harbour had closed in February 2024.',
    'Traffic fell by 23 percent in 2023.',
    'The ferry sank on 12 March 2024.',
    'The bridge reopened on 8 March 2024.',
  ]);
});

test('without a day of publication the words stay', async () => {
  expect(await wordings('Harbour in spring', {})).toEqual([
    'Mara Venn said the harbour had closed last month.',
    'Traffic fell by 23 percent last year.',
    'The ferry sank on Tuesday.',
    'The bridge reopened last Friday.',
  ]);
});
