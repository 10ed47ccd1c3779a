import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractAttributions, Tagger } from '../../src/text/index.js';
import type { Attribution } from './score.js';

/** One annotated article of PolNeAR. */
export interface GoldArticle {
  readonly doc_id: string;
  readonly text: string;
  readonly attributions: readonly Attribution[];
}

export const MODEL = join(import.meta.dirname, '..', '..', 'models', 'attribution.bin');

export function readArticles(file: string): GoldArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldArticle);
}

/** `model` is a path, or "rules" for none. */
export function taggerOf(model: string): Tagger | null {
  return model === 'rules' ? null : new Tagger(readFileSync(model));
}

export function predict(articles: readonly GoldArticle[], tagger: Tagger | null): Attribution[][] {
  return articles.map(({ text }) => extractAttributions(text, tagger));
}
