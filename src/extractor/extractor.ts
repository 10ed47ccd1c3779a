import { splitArticle, type SplitArticle, type SplitOptions, type Tagger } from '../text/index.js';

/** Splits articles into attributed claims. Also the token under which Nest injects the one that the settings ask for. */
export abstract class Extractor {
  /** @param text canonical; offsets of the result point into it */
  abstract split(text: string, options?: SplitOptions): Promise<SplitArticle>;
}

/** The splitter of `src/text`: no network, the same text always gives the same result. */
export class BuiltInExtractor extends Extractor {
  /** @param tagger null: attributions are found by rules alone */
  constructor(private readonly tagger: Tagger | null) {
    super();
  }

  split(text: string, options: SplitOptions = {}): Promise<SplitArticle> {
    return Promise.resolve(splitArticle(text, { tagger: this.tagger, ...options }));
  }
}
