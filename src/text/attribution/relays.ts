import type { Document } from '../reading/document.js';
import { inOrder } from './combine-attributions.js';
import type { FoundAttribution } from './found-attribution.js';
import { withCited, withQuoted } from './relay-citing.js';
import { withCarriers } from './relay-carriers.js';

/**
 * Adds who passed the words of others on. A relay is an attribution whose content holds the cue of another: "KNA quoted [Lund as
 * saying …]", "[…], CTV reported [, citing the ministry]", "[In remarks] carried by CTV[, Lund said …]".
 */
export function withRelays(document: Document, found: readonly FoundAttribution[]): FoundAttribution[] {
  return inOrder(withCarriers(document, withCited(document, aroundTold(withQuoted(document, found)))));
}

/** "X told relatives that …, her secretary wrote": of two with the same words between them, the later reports the earlier. */
function aroundTold(found: readonly FoundAttribution[]): FoundAttribution[] {
  const opening = new Map<number, FoundAttribution>();
  for (const each of found) {
    const first = each.content[0];
    if (first !== undefined && each.source !== null && each.cue.to <= first.from) opening.set(first.from, each);
  }
  return found.map((each) => {
    const [first, ...rest] = each.content;
    const inner = opening.get(first?.from ?? -1);
    const source = inner?.source ?? null;
    if (first === undefined || inner === undefined || source === null) return each;
    if (each.cue.from < first.to || each.source === null) return each;
    return { ...each, content: [{ from: Math.min(source.from, inner.cue.from), to: first.to }, ...rest] };
  });
}
