import { Ajv } from 'ajv';
import { CITED_KINDS, type CitedKind } from '../text/index.js';
import { LlmFailure } from './llm-failure.js';

export interface RepliedClaimant {
  name: string;
  /** The article's own voice is not a model's to give. */
  kind: CitedKind;
}

/** An attribution as a model gives it: words of the article, not offsets, which models count badly. */
export interface RepliedAttribution {
  source: string | null;
  cue: string;
  content: string[];
  claimants: RepliedClaimant[];
  relay: RepliedClaimant[];
}

interface Reply {
  attributions: RepliedAttribution[];
}

const object = (properties: Record<string, object>): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const claimants = {
  type: 'array',
  maxItems: 20,
  items: object({ name: { type: 'string' }, kind: { type: 'string', enum: CITED_KINDS } }),
};

/** What is asked for and what is accepted, in the part of JSON Schema that endpoints understand. */
export const REPLY_SCHEMA = object({
  attributions: {
    type: 'array',
    maxItems: 1000,
    items: object({
      source: { type: ['string', 'null'] },
      cue: { type: 'string' },
      content: { type: 'array', minItems: 1, maxItems: 50, items: { type: 'string' } },
      claimants,
      relay: claimants,
    }),
  },
});

const isReply = new Ajv({ allowUnionTypes: true }).compile<Reply>(REPLY_SCHEMA);

/**
 * The attributions of a reply; words or a code fence around the JSON object are left out.
 * @throws LlmFailure `not json` or `not the schema`
 */
export function readReply(content: string): RepliedAttribution[] {
  let reply: unknown;
  try {
    reply = JSON.parse(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1));
  } catch {
    throw new LlmFailure('not json');
  }
  if (!isReply(reply)) throw new LlmFailure('not the schema');
  return reply.attributions;
}
