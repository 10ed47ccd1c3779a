import type { Draft, UnitRange } from './attribution-draft.js';
import { clauseEnd, datelineEnd, trimRight } from './clause-bounds.js';
import { draftsOf } from './draft-attributions.js';
import type { Document, Frame, Unit } from '../reading/document.js';
import { continueQuotations } from './continue-quotations.js';
import { attributionsFromTags } from './attributions-from-tags.js';
import { combineAttributions } from './combine-attributions.js';
import type { FoundAttribution, SpanConfidence } from './found-attribution.js';
import { mendQuotations } from './mend-quotations.js';
import type { Range } from '../reading/sentences.js';
import type { Tags } from '../tagging/tagger.js';
import { holdsVerb, isComma } from '../reading/unit-kinds.js';

/** Share of the rules' spans that are exact among statements of the development articles; see eval/RESULTS.md. */
const RULE_CONFIDENCE: SpanConfidence = { source: 0.84, cue: 0.85, content: 0.75 };

/**
 * Attributions of a document in the order of their cues. They may nest: "X said that Y denied it" gives two, the second inside the
 * content of the first. With the tags of a trained network the rules only add what it cannot know; without, they do everything.
 */
export function findAttributions(document: Document, tags: Tags | null): FoundAttribution[] {
  const byRule = attributionsByRule(document);
  return tags === null ? byRule : combineAttributions(document, byNetwork(document, tags, byRule), byRule);
}

/** What the network found, its quotations mended by what the rules know. */
export function byNetwork(document: Document, tags: Tags, byRule: readonly FoundAttribution[]): FoundAttribution[] {
  return mendQuotations(document, attributionsFromTags(document, tags), byRule);
}

/** What the rules alone find, in the order of the frames. */
export function attributionsByRule(document: Document): FoundAttribution[] {
  const found: FoundAttribution[] = [];
  document.frames.forEach((frame, index) => {
    found.push(...frameAttributions(document, frame, index));
  });
  return continueQuotations(document, found);
}

function frameAttributions(document: Document, frame: Frame, index: number): FoundAttribution[] {
  const { units } = frame;
  const next = document.frames[index + 1];
  const floor = datelineEnd(units);
  const drafts = draftsOf(frame, floor, next);
  const out: FoundAttribution[] = [];
  drafts.forEach((draft, d) => {
    const content = contentOf(units, drafts, d, floor);
    const ranges = content.map((piece) => tokenRange(units, piece));
    if (content.length === 0 && endsWithColon(units, draft) && next?.units[0]?.kind === 'quotation') {
      ranges.push({ from: next.from, to: next.units[0].to });
    }
    if (ranges.length === 0) return;
    out.push({
      frame: index,
      kind: draft.kind,
      lemma: draft.lemma,
      negated: draft.negated,
      source: draft.source === null ? null : tokenRange(units, draft.source),
      cue: tokenRange(units, draft.cue),
      content: ranges,
      confidence: RULE_CONFIDENCE,
    });
  });
  return out;
}

function endsWithColon(units: readonly Unit[], draft: Draft): boolean {
  return units[units.length - 1]?.lower === ':' && draft.cue.to >= units.length - 6;
}

function tokenRange(units: readonly Unit[], range: UnitRange): Range {
  return { from: units[range.from]?.from ?? 0, to: units[range.to - 1]?.to ?? 0 };
}

function contentOf(units: readonly Unit[], drafts: readonly Draft[], d: number, floor: number): UnitRange[] {
  const draft = drafts[d];
  if (draft === undefined) return [];
  const pieces: UnitRange[] = [];
  if (draft.antecedent !== null) pieces.push(draft.antecedent);
  if (draft.backward >= 0) {
    const from = backwardStart(units, drafts, d, floor);
    const to = trimRight(units, from, draft.backward);
    if (to > from) pieces.push({ from, to });
  }
  const bound = forwardBound(units, drafts, d);
  if (draft.forward >= 0 && draft.forward < bound) {
    const to = draft.forwardQuote ? quoteEnd(units, draft.forward, bound) : clauseEnd(units, draft.forward, bound);
    if (to > draft.forward) pieces.push({ from: draft.forward, to });
  }
  if (draft.resume >= 0 && draft.resume < bound) {
    const quote = units[draft.resume]?.kind === 'quotation';
    const to = quote ? draft.resume + 1 : clauseEnd(units, draft.resume, bound);
    if (to > draft.resume) pieces.push({ from: draft.resume, to });
  }
  return pieces.filter((piece) => piece.to <= draft.cue.from || piece.from >= draft.cue.to);
}

/** A quotation that ends its own sentence stands alone; one that runs on ("“no” to the plan") takes the clause with it. */
function quoteEnd(units: readonly Unit[], at: number, bound: number): number {
  const next = units[at + 1];
  const runsOn =
    next !== undefined && at + 1 < bound && next.kind !== 'stop' && !isComma(next) && next.kind !== 'punct';
  return runsOn ? clauseEnd(units, at, bound) : at + 1;
}

function backwardStart(units: readonly Unit[], drafts: readonly Draft[], d: number, floor: number): number {
  const draft = drafts[d];
  if (draft === undefined) return floor;
  let from = floor;
  for (let e = 0; e < d; e += 1) {
    const earlier = drafts[e];
    if (earlier === undefined) continue;
    const ownQuote = earlier.backward >= 0 || earlier.forwardQuote;
    if (!ownQuote) continue;
    const end = Math.max(earlier.cue.to, earlier.source?.to ?? 0, earlier.forwardQuote ? earlier.forward + 1 : 0);
    if (end < draft.backward) from = Math.max(from, end);
  }
  while (
    from < draft.backward &&
    (isComma(units[from]) || (from > floor && /^(?:and|but)$/.test(units[from]?.lower ?? '')))
  )
    from += 1;
  // A whole quotation right before the cue is the content; words that only lead up to it with a colon are not.
  const last = draft.backward - 1;
  if (
    units[last]?.kind === 'quotation' &&
    last > from &&
    !holdsVerb(units, from, last) &&
    units[last - 1]?.lower === ':'
  )
    return last;
  return from;
}

function forwardBound(units: readonly Unit[], drafts: readonly Draft[], d: number): number {
  const draft = drafts[d];
  let bound = draft?.until ?? units.length;
  if (draft === undefined) return bound;
  for (let e = d + 1; e < drafts.length; e += 1) {
    const later = drafts[e];
    if (later === undefined) continue;
    // "Venn, who has endorsed Lee, said …": the later verb's subject stands before this cue, so this clause is an insertion.
    if (
      !draft.parenthetical &&
      later.source !== null &&
      later.source.from < draft.cue.from &&
      later.cue.from > draft.cue.to
    ) {
      bound = Math.min(bound, later.territory > draft.cue.to ? later.territory : later.cue.from);
      break;
    }
    if (later.backward >= 0 && later.kind !== 'colon') {
      // "X reports that …, Y said": the later one speaks of everything before it.
      if (later.territory > draft.cue.to) bound = Math.min(bound, later.territory);
      continue;
    }
    if (later.sibling && later.territory > draft.cue.to) {
      bound = Math.min(bound, later.territory);
      break;
    }
  }
  return bound;
}
