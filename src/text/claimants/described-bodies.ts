import { claimantOfEntity, type Reading, type ResolvedClaimant } from './article-reading.js';
import { kindOfDescription } from './description.js';
import { BODY_HEADS, BODY_SYNONYMS } from '../lexicon/bodies.js';
import { COMPANIES } from '../lexicon/not-persons.js';
import { W } from '../lexicon/word-classes.js';
import type { Entity, Mention } from './mentions.js';
import type { Range } from '../reading/sentences.js';

/** How many names, and how many places of the same noun, a description may reach back. */
const REACH = 60;
const SAME_NOUN = 8;
const LONGEST = 5;
const CLUBS = /^(?:club|side|team)$/;
/** Nouns that reporters put for a name without having told that it fits: "the firm", "the Turin club". */
const COMMERCIAL =
  /^(?:company|firm|club|side|team|operator|group|charity|carrier|airline|lender|retailer|maker|manufacturer|developer)$/;

/** Finds whom "the ministry", "the company" or "the 42-year-old" stands for. One instance per article; linear in the tokens. */
export class BodyNamer {
  /** Descriptions of bodies that the article gives no name: "the ministry", "a union". Article and possessive left out. */
  readonly described: readonly Range[];
  /** Noun → its places in the article. */
  private readonly places = new Map<string, number[]>();
  private readonly mentionOf: Int32Array;
  private readonly starts: readonly number[];

  constructor(private readonly reading: Reading) {
    const { tokens } = reading.document;
    this.starts = reading.mentions.map(({ from }) => from);
    this.mentionOf = new Int32Array(tokens.length).fill(-1);
    reading.mentions.forEach(({ from, to }, m) => this.mentionOf.fill(m, from, to));
    const described: Range[] = [];
    tokens.forEach(({ lower, capital }, at) => {
      if (!BODY_HEADS.has(lower)) return;
      const places = this.places.get(lower);
      if (places === undefined) this.places.set(lower, [at]);
      else places.push(at);
      // "the grid operator, Nordlinje" has a name.
      const apposed = tokens[at + 1]?.text === ',' && this.isNamed(at + 2);
      if (capital || apposed || this.isNamed(at) || this.isNamed(at + 1)) return;
      const from = this.phraseStart(at);
      if (/^(?:the|a|an|its|this|that|their|his|her)$/.test(tokens[from - 1]?.lower ?? ''))
        described.push({ from, to: at + 1 });
    });
    this.described = described;
  }

  /** Whether a token is part of a name. */
  isNamed(at: number): boolean {
    return (this.mentionOf[at] ?? -1) >= 0;
  }

  /** The body or person that a description means, if the article has named one: `range` is the description without its determiner. */
  behind(range: Range, determiner: string): ResolvedClaimant | undefined {
    const { tokens } = this.reading.document;
    const head = tokens[range.to - 1]?.lower ?? '';
    if (!/^(?:the|that|this)$/.test(determiner) || range.to - range.from > 2) return undefined;
    const other = range.to - range.from === 2 ? (tokens[range.from]?.lower ?? '') : '';
    if (/-year-old$/.test(head) && other === '')
      return this.lastNamed(range.from, ({ kind }) => kind === 'person', 0.6);
    if (!BODY_HEADS.has(head)) return undefined;
    for (let i = range.from; i < range.to; i += 1) if (tokens[i]?.capital === true && this.isNamed(i)) return undefined;
    const described = other === '' && !COMMERCIAL.test(head) ? this.describedBefore(head, range.from) : undefined;
    return (
      described ??
      (CLUBS.test(head) ? this.mostNamed(range.from, (entity) => fits(entity, head, other)) : undefined) ??
      this.lastNamed(range.from, (entity) => fits(entity, head, other), 0.8) ??
      (other !== '' ? undefined : (this.describedBefore(head, range.from) ?? this.lastOrganisation(head, range.from)))
    );
  }

  /** "the firm", where no name says that it is one: the last organisation named. */
  private lastOrganisation(head: string, before: number): ResolvedClaimant | undefined {
    if (!COMMERCIAL.test(head)) return undefined;
    return this.lastNamed(before, ({ kind, roles }) => kind === 'organisation' && roles.size > 0, 0.6);
  }

  private lastNamed(
    before: number,
    accepts: (entity: Entity) => boolean,
    confidence: number,
  ): ResolvedClaimant | undefined {
    const { mentions } = this.reading;
    for (let m = lowerBound(this.starts, before) - 1, steps = 0; m >= 0 && steps < REACH; m -= 1, steps += 1) {
      const entity = mentions[m]?.entity;
      if (entity !== undefined && accepts(entity)) return { claimant: claimantOfEntity(entity), entity, confidence };
    }
    return undefined;
  }

  /** The club that a match report is about, not the one that it mentions last. */
  private mostNamed(before: number, accepts: (entity: Entity) => boolean): ResolvedClaimant | undefined {
    const counts = new Map<Entity, number>();
    const { mentions } = this.reading;
    const last = lowerBound(this.starts, before) - 1;
    for (let m = Math.max(0, last - REACH); m <= last; m += 1) {
      const entity = mentions[m]?.entity;
      if (entity !== undefined && accepts(entity)) counts.set(entity, (counts.get(entity) ?? 0) + 1);
    }
    const most = Math.max(0, ...counts.values());
    const [entity] = [...counts].find(([, count]) => count === most) ?? [];
    return entity === undefined ? undefined : { claimant: claimantOfEntity(entity), entity, confidence: 0.75 };
  }

  /** The same noun with more words earlier: a name that has it, or "the finance ministry" for "the ministry". */
  private describedBefore(head: string, before: number): ResolvedClaimant | undefined {
    const places = this.places.get(head) ?? [];
    let p = lowerBound(places, before) - 1;
    for (let steps = 0; p >= 0 && steps < SAME_NOUN; p -= 1, steps += 1) {
      const at = places[p] ?? 0;
      const mention: Mention | undefined = this.reading.mentions[this.mentionOf[at] ?? -1];
      if (mention !== undefined) {
        const { entity } = mention;
        if (entity.kind !== 'person' && mention.to - mention.from > 1)
          return { claimant: claimantOfEntity(entity), entity, confidence: 0.85 };
        continue;
      }
      const from = this.phraseStart(at);
      const { tokens, text } = this.reading.document;
      if (from === at) continue;
      const kind = kindOfDescription(tokens, { from, to: at + 1 });
      const name = text.slice(tokens[from]?.start, tokens[at]?.end).replace(/\s+/g, ' ');
      return { claimant: { name, kind, aliases: [] }, entity: undefined, confidence: 0.75 };
    }
    return undefined;
  }

  /** Where the words before the noun at `at` begin: "finance", "Velm’s foreign", "state-run news". */
  private phraseStart(at: number): number {
    const { tokens } = this.reading.document;
    let from = at;
    for (; from > 0 && at - from < LONGEST; from -= 1) {
      const token = tokens[from - 1];
      const clitic = /^['’]s?$/.test(token?.lower ?? '');
      // "the 80-page report"
      if (token === undefined || (token.kind !== 'word' && token.kind !== 'number' && !clitic)) break;
      if (!clitic && (token.cls & ~(W.NounLike | W.Participle)) !== 0) break;
      if (token.kind === 'word' && /^(?:same|new|whole|entire|other|own|called|said)$/.test(token.lower)) break;
    }
    return from;
  }
}

/** Index of the first of the sorted numbers that is not below `limit`. */
function lowerBound(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fits(entity: Entity, head: string, other: string): boolean {
  if (entity.kind === 'person') return false;
  const name = [entity.name, ...entity.aliases].join(' ').toLowerCase();
  const words = name.split(/[\s-]+/);
  if (other !== '' && !words.includes(other) && !/^(?:same|state|federal|local|national)$/.test(other)) return false;
  if (words.includes(head) || BODY_SYNONYMS[head]?.test(name) === true) return true;
  if (head === 'agency') return entity.kind === 'state_media';
  if (/^(?:newspaper|paper|network|broadcaster)$/.test(head)) return entity.kind === 'media';
  if (entity.roles.has(head)) return true;
  return (
    /^(?:company|firm)$/.test(head) &&
    (COMPANIES.has(entity.name.toLowerCase()) || entity.roles.has('company') || entity.roles.has('firm'))
  );
}
