import 'reflect-metadata';
import { createExtractor } from './extractor/create-extractor.js';
import type { Extractor } from './extractor/extractor.js';
import type { SplitterAnswer, SplitterRequest } from './extractor/isolated-extractor.js';

// A worker's process for texts that may end the one which splits them: see extractor/isolated-extractor.ts.
const answer = (it: SplitterAnswer): void => void process.send!(it);
let extractor: Promise<Extractor>;

process.on('disconnect', () => process.exit());
process.on('message', (request: SplitterRequest) => {
  if ('settings' in request) extractor = createExtractor(request.settings, (use) => answer({ use }));
  else
    extractor
      .then((ready) => ready.split(request.text, request.options))
      .then((split) => answer({ split }))
      .catch((error: Error) => answer({ error: error.message }));
});
