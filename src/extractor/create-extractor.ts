import type { Settings } from '../config/settings.js';
import { BuiltInExtractor, type Extractor } from './extractor.js';
import { loadTagger } from './load-tagger.js';
import type { LlmUse } from './llm-extractor.js';

/** The extractor that the settings ask for: the built-in one, unless `LLM_URL` is set. */
export async function createExtractor(settings: Settings, log: (use: LlmUse) => void): Promise<Extractor> {
  const { llmUrl, llmModel } = settings;
  const tagger = loadTagger(settings.splitterModel);
  if (llmUrl === undefined || llmModel === undefined) return new BuiltInExtractor(tagger);
  // The client library is read only where it is used.
  const { LlmExtractor } = await import('./llm-extractor.js');
  const options = {
    url: llmUrl,
    model: llmModel,
    key: settings.llmKey ?? null,
    timeoutMs: settings.llmTimeout * 1000,
    priceIn: settings.llmPriceIn,
    priceOut: settings.llmPriceOut,
  };
  return new LlmExtractor(options, log, tagger);
}
