import type { ClaimantKind } from '../claim.js';
import { isPersonNoun } from './described-persons.js';
import { BODY_HEADS, GOVERNMENT_NOUNS, MEDIA_NOUNS } from '../lexicon/bodies.js';
import { W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import { classOf, type Token } from '../reading/tokens.js';

/** What stands beside a name and tells what bears it. */
export interface BesideName {
  /** Nouns for a person, lower case: "minister", "wife". */
  readonly roles: readonly string[];
  /** Nouns for a body, lower case: "company", "newspaper". */
  readonly bodies: readonly string[];
  /** Kind that those nouns, or a "which" after a name of several words, tell; undefined where nothing does. */
  readonly kind: ClaimantKind | undefined;
}

const REACH = 6;
/** A noun phrase before a name and its comma: "the company that runs the network, NorrLine". */
const PHRASE = 8;

/**
 * Reads the apposition of "the minister, Ana Ruiz", "his wife, Ana", "Ana Ruiz, the port’s minister," or "the ride-hailing company
 * Kabrola"; never across a verb.
 */
export function besideName(tokens: readonly Token[], { from, to }: Range): BesideName {
  const roles: string[] = [];
  const bodies: string[] = [];
  const lower = (i: number): string => tokens[i]?.lower ?? '';
  if (lower(from - 1) === ',' && tokens[from - 2]?.kind === 'word') {
    const head = lower(from - 2);
    if (isPersonNoun(head) && isOpener(lower(from - 3))) roles.push(head);
    bodies.push(...bodyOfPhrase(tokens, from - 2));
  }
  if (isBody(tokens[from - 1])) bodies.push(lower(from - 1));
  const before = lower(from - 2).startsWith('state') || lower(from - 3).startsWith('state');
  if (lower(to) !== ',') return { roles, bodies, kind: kindOf(bodies, before, '') };
  let at = to + 1;
  const which = lower(at) === 'which';
  if (/^\d{1,3}$/.test(lower(at)) && lower(at + 1) === ',') at += 2;
  const adjective = lower(at + 1);
  if (isOpener(lower(at)) || isPersonNoun(lower(at)))
    for (let i = at; i < at + REACH; i += 1) {
      const token = tokens[i];
      if (token === undefined || token.kind === 'stop' || token.text === ',') break;
      if ((token.cls & (W.Be | W.Have | W.Modal | W.Rel | W.Prep | W.SubjectPronoun)) !== 0) break;
      if (isPersonNoun(token.lower)) roles.push(token.lower);
      else if (roles.length === 0 && isBody(token) && !/^['’]s?$/.test(lower(i + 1))) bodies.push(token.lower);
    }
  const told = roles.length > 0 ? [] : bodies;
  return {
    roles,
    bodies: told,
    kind:
      kindOf(told, before, adjective) ?? (which && roles.length === 0 && to - from > 1 ? 'organisation' : undefined),
  };
}

/** A noun in lower case; a capital makes it part of a name. */
function isBody(token: Token | undefined): boolean {
  return token?.kind === 'word' && !token.capital && BODY_HEADS.has(token.lower);
}

function kindOf(bodies: readonly string[], state: boolean, adjective: string): ClaimantKind | undefined {
  const [body] = bodies;
  if (body === undefined) return undefined;
  if (body === 'group' && /^(?:rebel|armed|militant|guerrilla|insurgent|separatist)$/.test(adjective)) return 'group';
  if (MEDIA_NOUNS.has(body)) return state ? 'state_media' : 'media';
  if (body === 'agency') return state ? 'state_media' : undefined;
  return GOVERNMENT_NOUNS.has(body) ? 'government' : 'organisation';
}

/** The first noun for a body in the phrase that an article or possessive opens and the word at `last` ends, if no name is in it. */
function bodyOfPhrase(tokens: readonly Token[], last: number): string[] {
  let body: string | undefined;
  for (let i = last; i > last - PHRASE; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' || token.capital) break;
    if (isOpener(token.lower)) {
      if (
        body !== undefined &&
        i + PHRASE > last &&
        !isOpener(tokens[i - 1]?.lower ?? '') &&
        !(classOf(tokens[i - 1]) & W.Verb)
      )
        return [body];
    } else if (isBody(token)) body = token.lower;
  }
  return body === undefined ? [] : [body];
}

function isOpener(lower: string): boolean {
  return /^(?:the|a|an|his|her|their|its|former|our|my|['’]s)$/.test(lower);
}
