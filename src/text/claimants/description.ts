import type { ClaimantKind } from '../claim.js';
import { isPersonNoun } from './described-persons.js';
import { BODY_HEADS, DOCUMENT_NOUNS, GOVERNMENT_NOUNS, GROUPS, PRIVATE_BODIES } from '../lexicon/bodies.js';
import { DOCUMENT_HEADS, GOVERNMENT_WORDS, MEDIA_WORDS, ORGANISATION_WORDS, UNNAMED_HEADS } from '../lexicon/names.js';
import { W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import { classOf, type Token } from '../reading/tokens.js';

const AFTER_PARTICIPLE = W.Prep | W.Det | W.Possessive | W.Time | W.Adverb | W.To | W.ObjectPronoun | W.Coord;

/**
 * The words that name a source without a name: the noun with what stands before it and the adjective or preposition phrase after it,
 * without article, possessive pronoun, participle, relative clause or date. "A study published on Monday" is "study".
 */
export function descriptionOf(tokens: readonly Token[], range: Range): Range {
  let from = range.from;
  // "some of my colleagues" keeps its number.
  while (from < range.to - 1 && isLead(tokens[from]) && tokens[from + 1]?.lower !== 'of') from += 1;
  let to = from + 1;
  while (to < range.to && !endsDescription(tokens, from, to, range.to)) to += 1;
  while (to > from + 1 && isTrail(tokens[to - 1])) to -= 1;
  return { from, to };
}

function isLead(token: Token | undefined): boolean {
  return (
    token?.kind === 'punct' ||
    /^(?:the|a|an|both|and|some|my|our|your|his|her|its|their|whose|own|unnamed|anonymous|unidentified)$/.test(
      token?.lower ?? '',
    )
  );
}

function isTrail(token: Token | undefined): boolean {
  return token?.kind !== 'word'
    ? token?.kind === 'punct'
    : /^(?:here|there|nearby|now|today|yesterday|also|themselves|himself|herself|itself)$/.test(token.lower) ||
        (!token.capital && /^(?:of|for|in|on|at|by|with|from|to)$/.test(token.lower));
}

function endsDescription(tokens: readonly Token[], from: number, at: number, end: number): boolean {
  const token = tokens[at];
  if (token === undefined || /^[,;:(—–]$/.test(token.text) || token.kind === 'stop') return true;
  const cls = token.cls;
  if (token.capital) return false;
  if (
    (cls & W.Rel) !== 0 ||
    /^(?:that|where|when|whose|including|following|herself|himself|themselves|itself)$/.test(token.lower)
  )
    return true;
  const next = at + 1 < end ? tokens[at + 1] : undefined;
  // "a lawyer not involved", "a prosecutor it did not name"
  if (token.lower === 'not' || /^(?:he|she|it|they|we|i)$/.test(token.lower)) return isNoun(tokens[at - 1]);
  // "in June", "last week", "since 2019"
  const dated = next !== undefined && ((next.cls & W.Time) !== 0 || /^(?:19|20)\d\d$/.test(next.text));
  if (dated && /^(?:in|on|since|before|after|by|from|last|this|next|earlier)$/.test(token.lower)) return true;
  if ((cls & (W.Participle | W.Gerund)) === 0 || (at === from + 1 && !isNoun(tokens[from]))) return false;
  // "Sembala’s ruling Convention party"
  if (/^['’]s?$/.test(tokens[at - 1]?.lower ?? '')) return false;
  const open = next === undefined || next.kind !== 'word' || next.capital || (next.cls & AFTER_PARTICIPLE) !== 0;
  return open && isNoun(tokens[at - 1]);
}

function isNoun(token: Token | undefined): boolean {
  return token?.kind === 'word' && (token.cls & (W.Det | W.Prep | W.Adverb | W.Possessive)) === 0;
}

/** Token of the noun a description turns on: the last before the first preposition, bracket or comma. */
export function headAt(tokens: readonly Token[], { from, to }: Range): number {
  for (let i = from + 1; i < to; i += 1) {
    const cls = classOf(tokens[i]);
    if ((cls & (W.Prep | W.Rel)) !== 0 && tokens[i]?.capital !== true) return i - 1;
    // "person familiar with the matter", "two diplomats close to the talks"
    if (/^(?:familiar|close|aware|loyal|opposed|critical)$/.test(tokens[i]?.lower ?? '') && i + 1 < to) return i - 1;
  }
  return to - 1;
}

/** What kind of claimant a description is; `range` as {@link descriptionOf} gives it. */
export function kindOfDescription(tokens: readonly Token[], range: Range): ClaimantKind {
  const at = headAt(tokens, range);
  const head = tokens[at]?.lower ?? '';
  const words: string[] = [];
  for (let i = range.from; i <= at; i += 1) words.push(tokens[i]?.lower ?? '');
  if (isStateMedia(words)) return 'state_media';
  if (GROUPS.has(head)) return 'group';
  if (UNNAMED_HEADS.has(head) || isPersonNoun(head) || /^(?:staff|crew|personnel|team|family|couple|pair)$/.test(head))
    return 'unnamed';
  if (DOCUMENT_HEADS.has(head) || DOCUMENT_NOUNS.has(head)) return 'document';
  if (head === 'police') return 'government';
  const plural = head.endsWith('s') && !/(?:ss|us|is|services|authorities|forces)$/.test(head);
  if (plural && !tokens[at]?.capital) return 'unnamed';
  if (head === 'media' || MEDIA_WORDS.has(head))
    return /^(?:hostile|foreign|social|western)$/.test(words[0] ?? '') ? 'unnamed' : 'media';
  if (words.some((word) => PRIVATE_BODIES.has(word))) return 'organisation';
  if (GOVERNMENT_NOUNS.has(head) && !ORGANISATION_WORDS.has(head)) return 'government';
  const body = GOVERNMENT_WORDS.has(head) || ORGANISATION_WORDS.has(head) || BODY_HEADS.has(head);
  if (body && words.some((word) => GOVERNMENT_WORDS.has(word))) return 'government';
  return body ? 'organisation' : 'unnamed';
}

function isStateMedia(words: readonly string[]): boolean {
  const state = words.findIndex((word) => /^(?:state|state-run|state-owned|state-controlled|official)$/.test(word));
  return (
    state >= 0 &&
    words.slice(state + 1).some((word) => /^(?:media|agency|broadcaster)$/.test(word) || MEDIA_WORDS.has(word))
  );
}
