import type { Settings } from '../config/settings.js';
import { createExtractor } from '../extractor/create-extractor.js';
import type { Extractor } from '../extractor/extractor.js';
import { CliError } from './cli-error.js';

/**
 * The extractor that asks a model; a line of JSON on `told` for each article says what it took.
 * @throws CliError where no model is set
 */
export async function modelExtractor(settings: Settings, told: NodeJS.WritableStream): Promise<Extractor> {
  if (settings.llmUrl === undefined)
    throw new CliError('No model: set LLM_URL and LLM_MODEL, and LLM_KEY if it asks for one.');
  return createExtractor(settings, (use) => void told.write(`${JSON.stringify(use)}\n`));
}
