import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { PROJECT_ROOT } from '../config/project-root.js';
import { Tagger } from '../text/index.js';

/**
 * The trained network that a setting names: a path, from the project's root where it is relative, or `rules` for none (null).
 *
 * @throws Error that says what to do if the file cannot be read; TextError `model_unreadable` if it is no model file.
 */
export function loadTagger(model: string): Tagger | null {
  if (model === 'rules') return null;
  const path = isAbsolute(model) ? model : join(PROJECT_ROOT, model);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Error(
      `SPLITTER_MODEL names ${model}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}). ` +
        'Use the models/attribution.bin that came with Claimdesk, or `rules` to split without a trained network.',
      { cause: error },
    );
  }
  return new Tagger(bytes);
}
