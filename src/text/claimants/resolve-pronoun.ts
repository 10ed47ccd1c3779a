import type { Reading, ResolvedClaimant } from './article-reading.js';
import { claimantOfEntity } from './article-reading.js';
import type { Entity, Gender, Mention } from './mentions.js';

/** How many names back a pronoun may reach. */
const REACH = 40;
const SENTENCES_BACK = 6;

/** Resolves pronouns in reading order; keeps what it learned about who was speaking. One instance per article. */
export class PronounResolver {
  private readonly spoke = new Map<Entity, number>();
  private lastPlural: { resolved: readonly ResolvedClaimant[]; sentence: number } | undefined;
  private nextMention = 0;

  constructor(private readonly reading: Reading) {}

  /** Tells the resolver that `claimants` are the source at token `at`. Calls come in reading order. */
  heard(claimants: readonly ResolvedClaimant[], at: number): void {
    const sentence = this.reading.sentenceOf[at] ?? 0;
    for (const { entity } of claimants) if (entity !== undefined) this.spoke.set(entity, sentence);
    const plural =
      claimants.length > 1 ||
      claimants.some(({ claimant }) => /^(?:group|unnamed|organisation|government)$/.test(claimant.kind));
    if (plural) this.lastPlural = { resolved: claimants, sentence };
  }

  /** The entities a pronoun at token `at` stands for; empty if nothing fits. `lower` is the pronoun in lower case. */
  resolve(lower: string, at: number): ResolvedClaimant[] {
    if (lower === 'he' || lower === 'him') return this.best(at, (entity) => fits(entity, 'male'), 'male');
    if (lower === 'she' || lower === 'her') return this.best(at, (entity) => fits(entity, 'female'), 'female');
    if (lower === 'it') return this.best(at, (entity) => entity.kind !== 'person', undefined);
    if (lower !== 'they' && lower !== 'them' && lower !== 'both') return [];
    const sentence = this.reading.sentenceOf[at] ?? 0;
    if (this.lastPlural !== undefined && sentence - this.lastPlural.sentence <= 2) return [...this.lastPlural.resolved];
    return this.best(at, (entity) => entity.kind !== 'person', undefined);
  }

  private best(at: number, accepts: (entity: Entity) => boolean, gender: Gender): ResolvedClaimant[] {
    const { mentions, sentenceOf } = this.reading;
    while ((mentions[this.nextMention]?.from ?? Infinity) < at) this.nextMention += 1;
    let last = this.nextMention - 1;
    while ((mentions[last]?.from ?? -1) >= at) last -= 1;
    const here = sentenceOf[at] ?? 0;
    let best: Entity | undefined;
    let bestScore = -Infinity;
    for (let m = last; m >= 0 && m > last - REACH; m -= 1) {
      const mention = mentions[m];
      if (mention === undefined || !accepts(mention.entity)) continue;
      const distance = here - (sentenceOf[mention.from] ?? 0);
      if (distance > SENTENCES_BACK && best !== undefined) break;
      const score = this.score(mention, distance, last - m);
      if (score > bestScore) {
        best = mention.entity;
        bestScore = score;
      }
    }
    if (best === undefined) return [];
    best.gender ??= gender;
    return [{ claimant: claimantOfEntity(best), entity: best }];
  }

  /** Nearness first; then whoever was just heard speaking; then subjects over objects and possessors. */
  private score(mention: Mention, distance: number, steps: number): number {
    const { document, quoted, sentenceOf } = this.reading;
    const before = document.tokens[mention.from - 1];
    const sentence = sentenceOf[mention.from] ?? 0;
    let score = -4 * Math.min(distance, 10) - 0.1 * steps;
    if (this.spoke.get(mention.entity) === sentence) score += 5;
    if (before === undefined || document.sentences[sentence]?.from === mention.from || before.text === ',')
      score += 1.5;
    if (before !== undefined && /^(?:of|with|by|to|for|from|against|about|in|on|at|than)$/.test(before.lower))
      score -= 1.5;
    if (mention.possessive) score -= 0.5;
    if (quoted[mention.from] === 1) score -= 2;
    return score;
  }
}

function fits(entity: Entity, gender: 'female' | 'male'): boolean {
  return entity.kind === 'person' && (entity.gender === undefined || entity.gender === gender);
}
