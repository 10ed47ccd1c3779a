import { personsOf, type Persons } from './antecedents.js';
import { claimantOfEntity, type Reading, type ResolvedClaimant } from './article-reading.js';
import { personPronoun } from './gender.js';
import { roleOfName } from './grammar-role.js';
import type { Mention } from './mentions.js';
import type { Range } from '../reading/sentences.js';

/** How many names back "it" and "they" may reach. */
const REACH = 40;
const SENTENCES_BACK = 6;
/** How many sentences "they" may lie behind the group it stands for. */
const PLURAL_SENTENCES = 2;

/** Rough shares of right answers, from reading; "he" and "she" have measured ones. */
const CONFIDENCE = { plural: 0.7, body: 0.6 } as const;

/** Claimants and the token at which they were heard or named. */
interface Heard {
  readonly resolved: readonly ResolvedClaimant[];
  readonly at: number;
}

/** Resolves pronouns in reading order; keeps what it learned about who was speaking. One instance per article. */
export class PronounResolver {
  private known: Persons | undefined;
  private lastBody: Heard | undefined;
  private lastPlural: Heard | undefined;
  private nextMention = 0;
  private sources: Uint8Array | undefined;
  /** Where the article describes bodies and documents that have no name, and who they are; the namer of sources tells both. */
  bodyPlaces: readonly Range[] = [];
  describe: (range: Range) => ResolvedClaimant[] = () => [];

  constructor(private readonly reading: Reading) {}

  /** Tells the resolver that `claimants` are the source at token `at`. Calls come in reading order. */
  heard(claimants: readonly ResolvedClaimant[], at: number): void {
    const plural =
      claimants.length > 1 ||
      claimants.some(({ claimant }) => /^(?:group|unnamed|organisation|government)$/.test(claimant.kind));
    if (plural) this.lastPlural = { resolved: claimants, at };
    const [only] = claimants;
    const body = /^(?:organisation|government|media|state_media|document)$/.test(only?.claimant.kind ?? '');
    if (claimants.length === 1 && body) this.lastBody = { resolved: claimants, at };
  }

  /** The claimants a pronoun at token `at` stands for; empty if nothing fits. `lower` is the pronoun in lower case. */
  resolve(lower: string, at: number): ResolvedClaimant[] {
    if (personPronoun(lower) !== undefined) return this.person(at);
    if (lower === 'it') {
      const body = this.body(at);
      return body.length > 0 ? body : (this.near(this.lastBody, at) ?? []);
    }
    if (lower === 'who') return [];
    if (lower !== 'they' && lower !== 'them' && lower !== 'both') return [];
    return this.near(this.latest(this.lastPlural, this.pairBefore(at)), at) ?? this.body(at);
  }

  /** Those who were heard, if that is not too long ago. */
  private near(heard: Heard | undefined, at: number): ResolvedClaimant[] | undefined {
    if (heard === undefined || this.sentence(at) - this.sentence(heard.at) > PLURAL_SENTENCES) return undefined;
    return heard.resolved.map((resolved) => ({
      ...resolved,
      confidence: Math.min(resolved.confidence, CONFIDENCE.plural),
    }));
  }

  get persons(): Persons {
    this.known ??= personsOf(this.reading);
    return this.known;
  }

  /** The last name before token `at` in the reading's mentions. */
  lastMention(at: number): number {
    const { mentions } = this.reading;
    while ((mentions[this.nextMention]?.from ?? Infinity) < at) this.nextMention += 1;
    let last = this.nextMention - 1;
    while ((mentions[last]?.from ?? -1) >= at) last -= 1;
    return last;
  }

  private person(at: number): ResolvedClaimant[] {
    const found = this.persons.pronouns.get(at);
    if (found === undefined) return [];
    return [{ claimant: claimantOfEntity(found.entity), entity: found.entity, confidence: found.confidence }];
  }

  /** The organisation, government or document that "it" stands for: what the sentence or the one before it is about. */
  private body(at: number): ResolvedClaimant[] {
    const { mentions } = this.reading;
    let best: { range: Range; mention: Mention | undefined } | undefined;
    let bestScore = -Infinity;
    const weigh = (range: Range, mention: Mention | undefined, steps: number): boolean => {
      const distance = this.sentence(at) - this.sentence(range.from);
      if (distance > SENTENCES_BACK) return false;
      const score = this.score(range, mention, distance, steps);
      if (score > bestScore) {
        best = { range, mention };
        bestScore = score;
      }
      return true;
    };
    const last = this.lastMention(at);
    for (let m = last; m >= 0 && m > last - REACH; m -= 1) {
      const mention = mentions[m];
      if (mention === undefined || mention.entity.kind === 'person') continue;
      if (!weigh(mention, mention, last - m)) break;
    }
    const described = lowerBound(this.bodyPlaces, at) - 1;
    for (let d = described; d >= 0 && d > described - REACH; d -= 1) {
      const range = this.bodyPlaces[d];
      if (range === undefined || !weigh(range, undefined, described - d)) break;
    }
    if (best === undefined) return [];
    const { range, mention } = best;
    const entity = mention?.entity;
    if (entity !== undefined) return [{ claimant: claimantOfEntity(entity), entity, confidence: CONFIDENCE.body }];
    return this.describe(range).map((resolved) => ({ ...resolved, confidence: CONFIDENCE.body }));
  }

  /** Nearness first; then what was just heard speaking; then subjects over objects and possessors. */
  private score(range: Range, mention: Mention | undefined, distance: number, steps: number): number {
    const { document, quoted } = this.reading;
    const role = roleOfName(document.tokens, range);
    const lead = document.tokens[document.sentences[this.sentence(range.from)]?.from ?? 0]?.lower;
    let score = -4 * Math.min(distance, 10) - 0.1 * steps;
    if (this.heardAt(range.from)) score += 5;
    if (role === 'subject') score += 3;
    if (role === 'after preposition') score -= 1.5;
    if (role === 'possessive') score -= 0.5;
    if (lead === document.tokens[range.from]?.lower) score += 0.5;
    if (mention?.entity.place === true) score -= 6;
    if (quoted[range.from] === 1) score -= 2;
    return score;
  }

  /** Whether the words at a token are the source of an attribution. */
  private heardAt(at: number): boolean {
    this.sources ??= sourceTokens(this.reading);
    return this.sources[at] === 1;
  }

  /** "Lund and Holm", "Lund of Velm and Holm of Karsk": the last two persons joined by "and" before token `at`. */
  private pairBefore(at: number): Heard | undefined {
    const { mentions, document } = this.reading;
    const last = this.lastMention(at);
    for (let m = last; m > 0 && m > last - REACH; m -= 1) {
      const second = mentions[m];
      if (second === undefined || this.sentence(at) - this.sentence(second.from) > PLURAL_SENTENCES) break;
      if (second.entity.kind !== 'person') continue;
      const between = mentions[m - 1]?.entity.place === true ? 2 : 1;
      const first = mentions[m - between];
      const end = mentions[m - 1]?.to ?? 0;
      const joined = second.from - end <= 3 && document.tokens[end]?.lower === 'and';
      if (!joined || first?.entity.kind !== 'person' || (between === 2 && end - first.to > 3)) continue;
      const resolved = [first, second].map(({ entity }) => ({
        claimant: claimantOfEntity(entity),
        entity,
        confidence: CONFIDENCE.plural,
      }));
      return { resolved, at: second.from };
    }
    return undefined;
  }

  private latest(a: Heard | undefined, b: Heard | undefined): Heard | undefined {
    return (b?.at ?? -1) > (a?.at ?? -1) ? b : a;
  }

  private sentence(at: number): number {
    return this.reading.sentenceOf[at] ?? 0;
  }
}

/** Per token: 1 in the source of an attribution. */
function sourceTokens({ document, found }: Reading): Uint8Array {
  const sources = new Uint8Array(document.tokens.length);
  for (const { source } of found) if (source !== null) sources.fill(1, source.from, source.to);
  return sources;
}

/** Index of the first of the sorted ranges that does not begin before `at`. */
function lowerBound(sorted: readonly Range[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
