import { NestFactory } from '@nestjs/core';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { v7 as uuidv7 } from 'uuid';
import { IngestModule } from '../app.module.js';
import { SubmitArticle } from '../articles/submit-article.js';
import { SubmitArticleDto } from '../articles/submit-article.dto.js';
import { DEFAULT_DESK } from '../auth/create-key.js';
import type { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { CliError } from './cli-error.js';
import { Progress } from './progress.js';

/** Articles on their way at once: enough to keep Postgres busy. */
const AT_ONCE = 8;

/**
 * Takes in every article of the files. What cannot be used is named and left out; the rest goes in.
 * @throws CliError at the end where anything was left out
 */
export async function ingest(settings: Settings, files: string[]): Promise<void> {
  const app = await NestFactory.createApplicationContext(IngestModule.forRoot(settings), { logger: ['error'] });
  const progress = new Progress('articles');
  const faults: string[] = [];
  try {
    const desk = await app.get(Database).prisma.desk.upsert({
      where: { name: DEFAULT_DESK },
      create: { id: uuidv7(), name: DEFAULT_DESK },
      update: {},
    });
    const by = { deskId: desk.id, auditName: 'cli', requestId: uuidv7() };
    const submit = app.get(SubmitArticle);
    const articles = articlesOf(files);
    const takeIn = async (): Promise<void> => {
      for await (const { place, fields } of articles) {
        try {
          const { isNew } = await submit.run(by, await checked(fields));
          progress.step(isNew ? 'new' : 'known');
        } catch (error) {
          faults.push(`${place}: ${(error as Error).message}`);
          progress.step('refused');
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeIn));
  } finally {
    progress.done();
    await app.close();
  }
  if (faults.length) throw new CliError(`Left out:\n  ${faults.join('\n  ')}`);
}

async function checked(fields: unknown): Promise<SubmitArticleDto> {
  const dto = plainToInstance(SubmitArticleDto, fields);
  const errors = await validate(dto, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length) throw new Error(errors.map((e) => Object.values(e.constraints ?? {}).join(', ')).join('; '));
  return dto;
}

interface ArticleInput {
  place: string;
  fields: unknown;
}

async function* articlesOf(files: string[]): AsyncGenerator<ArticleInput> {
  for (const file of files) {
    const kind = extname(file).toLowerCase();
    if (kind === '.jsonl') yield* linesOf(file);
    else
      yield {
        place: file,
        fields: { [kind === '.html' || kind === '.htm' ? 'html' : 'text']: await readFile(file, 'utf8') },
      };
  }
}

async function* linesOf(file: string): AsyncGenerator<ArticleInput> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    number++;
    if (!line.trim()) continue;
    const place = `${file}:${number}`;
    try {
      yield { place, fields: JSON.parse(line) };
    } catch {
      throw new CliError(`${place}: is not JSON. Mend the line and run this again; what went in is not doubled.`);
    }
  }
}
