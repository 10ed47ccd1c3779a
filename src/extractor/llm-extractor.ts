import {
  splitArticle,
  type GivenAttribution,
  type GivenClaimant,
  type SplitArticle,
  type SplitOptions,
  type Tagger,
} from '../text/index.js';
import { ArticleNames } from './article-names.js';
import { ChatEndpoint, type ChatEndpointOptions } from './chat-endpoint.js';
import { Extractor } from './extractor.js';
import { LlmFailure, type FallbackReason } from './llm-failure.js';
import { folded, locateAttribution } from './locate-attribution.js';
import { readReply, type RepliedAttribution, type RepliedClaimant } from './reply.js';

export interface LlmOptions extends ChatEndpointOptions {
  /** US dollars for a million tokens; 0 where unknown. */
  readonly priceIn: number;
  readonly priceOut: number;
}

/** What one article took; never a word of the article or the key. Null where it is not known. */
export interface LlmUse {
  readonly model: string;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  readonly dollars: number | null;
  readonly milliseconds: number;
  /** Attributions of the reply that were used, and that were not. */
  readonly accepted: number;
  readonly rejected: number;
  /** Why the built-in splitter's answer was used; null where the model's was. */
  readonly fallback: FallbackReason | null;
}

/** Longer articles are not sent, in UTF-16 code units. */
const LONGEST_ARTICLE = 100_000;

/**
 * Asks a model who said what, and trusts it with nothing else: an attribution counts where its words stand in the article, and the
 * claims are made of it by `splitArticle` as they are of one that the rules found. In every other case the built-in splitter answers.
 */
export class LlmExtractor extends Extractor {
  private readonly endpoint: ChatEndpoint;

  constructor(
    private readonly options: LlmOptions,
    private readonly log: (use: LlmUse) => void,
    private readonly tagger: Tagger | null = null,
  ) {
    super();
    this.endpoint = new ChatEndpoint(options);
  }

  /** Never throws for what the model or its endpoint does. The same text may give another result the next time. */
  async split(text: string, options: SplitOptions = {}): Promise<SplitArticle> {
    const started = performance.now();
    const withTagger = { tagger: this.tagger, ...options };
    const builtIn = splitArticle(text, withTagger);
    const use = { tokensIn: null as number | null, tokensOut: null as number | null, accepted: 0, rejected: 0 };
    let fallback: FallbackReason | null = null;
    let split = builtIn;
    try {
      if (builtIn.language !== 'en') throw new LlmFailure('language');
      if (text.length > LONGEST_ARTICLE) throw new LlmFailure('too long');
      const { content, ...tokens } = await this.endpoint.ask(text);
      Object.assign(use, tokens);
      const replied = readReply(content);
      const attributions = heldAgainst(text, replied);
      use.accepted = attributions.length;
      use.rejected = replied.length - attributions.length;
      if (use.rejected > use.accepted) throw new LlmFailure('spans rejected');
      if (replied.length === 0 && builtIn.claims.some(({ attribution }) => attribution !== null))
        throw new LlmFailure('nothing found');
      const { splitter, ...rest } = splitArticle(text, { ...withTagger, attributions });
      split = { splitter: `llm:${this.options.model}+${splitter}`, ...rest };
    } catch (error) {
      fallback = error instanceof LlmFailure ? error.reason : 'unexpected';
    }
    const milliseconds = Math.round(performance.now() - started);
    const { model } = this.options;
    this.log({ model, ...use, dollars: this.dollars(use), milliseconds, fallback });
    return split;
  }

  private dollars({ tokensIn, tokensOut }: Pick<LlmUse, 'tokensIn' | 'tokensOut'>): number | null {
    const { priceIn, priceOut } = this.options;
    if (tokensIn === null || tokensOut === null || priceIn + priceOut === 0) return null;
    return Number(((tokensIn * priceIn + tokensOut * priceOut) / 1e6).toFixed(6));
  }
}

/** The attributions of a reply that the article bears out, by their places in it. Each stands behind the cue of the one before. */
function heldAgainst(text: string, replied: readonly RepliedAttribution[]): GivenAttribution[] {
  const article = folded(text);
  const names = new ArticleNames(text);
  const out: GivenAttribution[] = [];
  let after = 0;
  for (const attribution of replied) {
    const spans = locateAttribution(article, attribution, after);
    const claimants = found(names, attribution.claimants);
    const relay = found(names, attribution.relay);
    if (spans === null || claimants === null || relay === null) continue;
    out.push({ ...spans, claimants, relay });
    after = spans.cue.end;
  }
  return out;
}

/** Claimants under the article's spelling; null where one of them is not in the article. */
function found(names: ArticleNames, claimants: readonly RepliedClaimant[]): GivenClaimant[] | null {
  const out: GivenClaimant[] = [];
  for (const { name, kind } of claimants) {
    const known = names.find(name);
    if (known === null) return null;
    out.push({ name: known, kind });
  }
  return out;
}
