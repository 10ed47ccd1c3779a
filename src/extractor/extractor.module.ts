import { Logger, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { createExtractor } from './create-extractor.js';
import { Extractor } from './extractor.js';
import { IsolatedExtractor } from './isolated-extractor.js';

const log = new Logger('extractor');

/** Gives the worker its extractor. What a model took is a line of the log. */
@Module({
  providers: [
    IsolatedExtractor,
    {
      provide: Extractor,
      inject: [Settings],
      useFactory: (settings: Settings) => createExtractor(settings, (use) => log.log({ msg: 'model asked', ...use })),
    },
  ],
  exports: [Extractor, IsolatedExtractor],
})
export class ExtractorModule {}
