import { grammarOf } from '../claims/grammar.js';
import type { Document } from '../reading/document.js';
import type { Turn } from '../reading/turns.js';
import type { Tags } from '../tagging/tagger.js';
import { withTurns } from './attributions-of-turns.js';
import { combineAttributions } from './combine-attributions.js';
import { attributionsByRule, byNetwork } from './find-attributions.js';
import type { FoundAttribution } from './found-attribution.js';
import { mendBounds } from './mend-bounds.js';
import { mendContents } from './mend-contents.js';
import { withMedia } from './relay-media.js';
import { withRelays } from './relays.js';
import { isReported } from './reported.js';
import { withSignatures } from './signatures.js';
import { speechInQuotations } from './speech-in-quotations.js';
import { isSure } from './sure-rules.js';

/**
 * The attributions that a desk wants of an article: what was found in PolNeAR's scheme without what is no claim, with its bounds
 * mended, and with what that scheme leaves out: whose words are told within a quotation, and who passed the words of others on.
 * In the order of their cues; they nest.
 */
export function articleAttributions(
  document: Document,
  tags: Tags | null,
  turns: readonly Turn[],
  around: { quoted: Uint8Array; outlet: string },
): FoundAttribution[] {
  const grammar = grammarOf(document.tokens, tags);
  const isFinite = (token: number): boolean => grammar.isFinite(token);
  const byRule = attributionsByRule(document);
  const found = tags === null ? byRule : mendBounds(document, byNetwork(document, tags, byRule), byRule, isFinite);
  const mended = mendContents(document, found, { quoted: around.quoted, isFinite });
  const reported = mended.filter((each) => isReported(document, each, isFinite));
  const openings = new Set(reported.flatMap(({ content }) => content.map(({ from }) => from)));
  const sure = [...byRule, ...speechInQuotations(document)].filter(
    (rule) =>
      isSure(document, rule, grammar) && isReported(document, rule, isFinite) && !isOwnReport(document, rule, openings),
  );
  const added = mendContents(document, sure, { quoted: around.quoted, isFinite });
  const all = combineAttributions(document, reported, added, true);
  return withTurns(
    document,
    withSignatures(document, withMedia(document, withRelays(document, all), around.outlet)),
    turns,
    around,
  );
}

/** "Lund said [that] he had learned …": the pronoun that opens what is said is the speaker, who says it of himself. */
function isOwnReport({ tokens }: Document, { source }: FoundAttribution, openings: ReadonlySet<number>): boolean {
  if (source === null || source.to - source.from > 1 || !/^(?:he|she|it|they)$/.test(tokens[source.from]?.lower ?? ''))
    return false;
  return openings.has(source.from) || (tokens[source.from - 1]?.lower === 'that' && openings.has(source.from - 1));
}
