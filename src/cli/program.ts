import { Command, Option } from 'commander';
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { loadSettings } from '../config/load-settings.js';
import { migrate } from '../database/migrate.js';
import { startStandalone } from '../standalone/start-standalone.js';
import { BuiltInExtractor } from '../extractor/extractor.js';
import { loadTagger } from '../extractor/load-tagger.js';
import { addAuditCommands } from './audit.js';
import { CliError } from './cli-error.js';
import { addDeadLetterCommands } from './dead-letters.js';
import { addKeyCommands } from './keys.js';
import { modelExtractor } from './model-extractor.js';
import { addPeopleCommands } from './people.js';
import { addRequeueCommand } from './requeue.js';
import { serviceSettings } from './service-settings.js';
import { settingsTable } from './settings-table.js';

/** The command line. Each command loads what it needs only when it runs. */
export function createProgram(): Command {
  const program = new Command('claimdesk').description(
    'Splits news articles into attributed claims and runs their review.',
  );

  program
    .command('split')
    .description('claims of one text, without a database')
    .argument('[file]', 'text file, or - for standard input', '-')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .option('--outlet <name>', 'who speaks in the article’s own voice')
    .option('--llm', 'ask the model of LLM_URL who said what; what it took is told on standard error')
    .action(async (file: string, options: { format: 'table' | 'json'; outlet?: string; llm?: boolean }) => {
      const { runSplit } = await import('./split.js');
      const { llm, ...request } = options;
      const settings = loadSettings();
      const extractor = llm
        ? await modelExtractor(settings, process.stderr)
        : new BuiltInExtractor(loadTagger(settings.splitterModel));
      await runSplit({ text: await readInput(file), ...request, extractor }, process.stdout, process.stdout.columns);
    });

  program
    .command('attributions')
    .description('source, cue and content spans of many texts, for evaluation and pipelines')
    .requiredOption('--jsonl', 'read {"id","text"} lines, write {"id","attributions"} lines')
    .action(async () => {
      const { runAttributions } = await import('./attributions.js');
      await runAttributions(process.stdin, process.stdout, loadTagger(loadSettings().splitterModel));
    });

  program
    .command('ingest')
    .description(
      'articles into the running service’s database: text, HTML, or JSONL with the fields of POST /v1/articles',
    )
    .argument('<files...>')
    .action(async (files: string[]) => {
      const { ingest } = await import('./ingest.js');
      await ingest(await serviceSettings(), files);
    });

  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async () => {
      const { databaseUrl, databaseDirectUrl } = await serviceSettings();
      const applied = await migrate(databaseDirectUrl ?? databaseUrl);
      const done = applied.length ? `Applied: ${applied.join(', ')}\n` : 'Nothing to apply.\n';
      // The schema engine leaves the ten-second timer of its lock behind, for which nobody should wait.
      process.stdout.write(done, () => process.exit());
    });

  addPeopleCommands(program);
  addKeyCommands(program);
  addAuditCommands(program);
  addDeadLetterCommands(program);
  addRequeueCommand(program);

  program
    .command('openapi')
    .description('print the REST contract as OpenAPI JSON')
    .action(async () => {
      const { printOpenApi } = await import('./print-openapi.js');
      await printOpenApi();
    });

  program
    .command('settings')
    .description('print every environment variable as a table')
    .action(() => void process.stdout.write(`${settingsTable()}\n`));

  program
    .command('lifecycle')
    .description('print the states of a claim and every step between them, as Markdown')
    .action(async () => {
      const { lifecycleMarkdown } = await import('../reviews/lifecycle-diagram.js');
      process.stdout.write(lifecycleMarkdown());
    });

  program
    .command('start')
    .description('run everything on this machine, with the embedded Postgres unless DATABASE_URL is set')
    .action(async () => {
      // Nothing is left to do, and the schema engine's timer (see migrate) is not to be waited for.
      const code = await startStandalone(loadSettings(), (line) => void process.stdout.write(`${line}\n`));
      process.exit(code);
    });

  return program;
}

async function readInput(file: string): Promise<string> {
  if (file === '-') return readAll(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError(`Cannot read ${file}: ${(error as Error).message}`);
  }
}
