import { CUES } from '../lexicon/cues.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import { classOf, type Token } from '../reading/tokens.js';

/** What a name or pronoun does in its clause, as far as the words beside it tell. */
export type GrammarRole = 'subject' | 'possessive' | 'after preposition' | 'object';

const STEPS = 6;

/** Role of a name: the word before it and the first words after it decide; an apposition between commas is stepped over. */
export function roleOfName(tokens: readonly Token[], name: Range): GrammarRole {
  const next = tokens[name.to];
  if (next !== undefined && !next.spaceBefore && /^['’]s?$/.test(next.lower)) return 'possessive';
  let before = name.from - 1;
  // "with the Norwegian minister Lund": back to the word before the article.
  for (let steps = 0; steps < 4; steps += 1) {
    const token = tokens[before];
    if (token?.kind !== 'word' || token.cls !== 0) break;
    before -= 1;
  }
  while (tokens[before]?.kind === 'word' && (classOf(tokens[before]) & (W.Det | W.Possessive)) !== 0) before -= 1;
  const lead = tokens[before];
  if (lead?.kind === 'word' && !lead.capital && isPlainPreposition(lead.lower)) return 'after preposition';
  return isFiniteSoon(tokens, name.to) ? 'subject' : 'object';
}

/** Role of a personal pronoun in lower case; "her" is possessive where a noun follows. */
export function roleOfPronoun(tokens: readonly Token[], at: number, form: string): GrammarRole {
  if (form === 'he' || form === 'she') return 'subject';
  if (form === 'his') return 'possessive';
  const next = tokens[at + 1];
  const noun =
    form === 'her' &&
    next !== undefined &&
    (next.kind === 'word' || next.kind === 'number') &&
    (next.cls & ~(W.Time | W.Participle | W.Gerund | W.NounLike | W.Verb)) === 0 &&
    next.lower !== 'to';
  if (noun) return 'possessive';
  const before = tokens[at - 1]?.lower ?? '';
  return isPlainPreposition(before) ? 'after preposition' : 'object';
}

function isPlainPreposition(lower: string): boolean {
  const cls = wordClass(lower);
  return (cls & (W.Prep | W.To)) !== 0 && (cls & (W.Subord | W.Coord)) === 0;
}

const FINITE = W.Be | W.Have | W.Do | W.Modal;

/** Whether a finite verb follows, past adverbs, an apposition or a relative clause between commas. */
function isFiniteSoon(tokens: readonly Token[], from: number): boolean {
  let at = from;
  if (tokens[at]?.text === ',' || tokens[at]?.text === '(') {
    // "her deputy, Ana Ruiz, is": the name itself is the apposition.
    const next = tokens[at + 1];
    if (tokens[at]?.text === ',' && next?.kind === 'word' && (next.cls & FINITE) !== 0) return true;
    const close = tokens[at]?.text === ',' ? ',' : ')';
    let end = at + 1;
    while (end < at + 20 && tokens[end] !== undefined && tokens[end]?.text !== close && tokens[end]?.kind !== 'stop')
      end += 1;
    if (tokens[end]?.text !== close) return false;
    at = end + 1;
  }
  for (let steps = 0; steps < STEPS; steps += 1, at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') return false;
    const cls = token.cls;
    if (isVerb(token.lower)) return true;
    if (token.lower === 'and' && tokens[at + 1]?.capital) at += 1;
    else if ((cls & W.Adverb) === 0) return cls === 0 && !token.capital && steps === 0 && looksFinite(token.lower);
  }
  return false;
}

/** A finite verb, auxiliary or reporting verb; many are nouns or participles too. */
export function isVerb(lower: string): boolean {
  const cue = CUES.get(lower);
  return (
    (wordClass(lower) & (W.Verb | W.Be | W.Have | W.Do | W.Modal)) !== 0 ||
    cue?.form === 'finite' ||
    cue?.form === 'base'
  );
}

/** An unknown word right after a name: "Lund leads", "Lund rode". */
function looksFinite(lower: string): boolean {
  return /(?:s|ed|ew|ove|ode|ote|oke|aught|ought|ell|ent)$/.test(lower);
}
