import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldArticle } from './gold-article.js';
import { readArticle, type ArticleFiles } from './read-article.js';
import { type Problem } from './sheet.js';

const ARTICLES = join(import.meta.dirname, 'articles');

/** Reads every pair of files, by name; a file without its partner is a problem of its own. */
export function readArticles(folder = ARTICLES): { articles: GoldArticle[]; problems: Problem[] } {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const names = [...new Set(files.map((file) => file.replace(/\.(?:txt|yaml)$/, '')))];
  const problems: Problem[] = [];
  const articles: GoldArticle[] = [];
  for (const name of names) {
    const lacking = ['txt', 'yaml'].filter((ending) => !files.includes(`${name}.${ending}`));
    if (lacking.length > 0) {
      problems.push(
        `${name}:1: the files: ${name}.${lacking.join(' and ')} is missing; an article is a .txt and a .yaml`,
      );
      continue;
    }
    const read = readArticle(filesOf(folder, name));
    articles.push(read.article);
    problems.push(...read.problems);
  }
  return { articles, problems };
}

function filesOf(folder: string, name: string): ArticleFiles {
  const read = (ending: string): string => readFileSync(join(folder, `${name}.${ending}`), 'utf8');
  return { name, txt: read('txt'), yaml: read('yaml') };
}
