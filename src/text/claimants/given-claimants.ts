import type { SplitClaimant } from '../claim.js';
import type { FoundAttribution } from '../attribution/found-attribution.js';
import type { GivenClaimant } from '../attribution/given-attribution.js';
import type { Reading, ResolvedClaimant } from './article-reading.js';
import type { SourceNamer } from './claimants-of-source.js';
import type { Entity, Mention } from './mentions.js';
import type { Range } from '../reading/sentences.js';

/** A name that came with an attribution is as sure as a description; see {@link SourceNamer}. */
const CONFIDENCE = 0.9;

/** Ties the names that came with attributions to the entities of the article. One instance per article, asked in reading order. */
export class GivenNamer {
  private readonly entities = new Map<string, Entity>();
  private readonly byStart: Map<number, Mention>;

  constructor(
    reading: Reading,
    private readonly namer: SourceNamer,
  ) {
    this.byStart = new Map(reading.mentions.map((mention) => [mention.from, mention]));
    for (const { entity } of reading.mentions)
      for (const name of [entity.name, ...entity.aliases])
        if (!this.entities.has(name.toLowerCase())) this.entities.set(name.toLowerCase(), entity);
  }

  /** Whom an attribution's source stands for: as given, except that a source which names a person is that person. */
  claimantsOf({ source, given }: FoundAttribution): ResolvedClaimant[] {
    if (source === null) return [];
    const byRule = this.namer.claimantsOf(source);
    if (given === undefined || given.claimants.length === 0) return byRule;
    const resolved = this.named(given.claimants);
    const persons = this.personsIn(source);
    const another = byRule.some(
      ({ entity }) => entity !== undefined && persons.has(entity) && !resolved.some((each) => each.entity === entity),
    );
    return another ? byRule : resolved;
  }

  /** The medium that an attribution names, if any: by its name, or else as it is described. */
  mediumOf({ medium }: FoundAttribution): SplitClaimant[] {
    return medium === undefined ? [] : this.namer.mediumOf(medium);
  }

  private personsIn({ from, to }: Range): Set<Entity> {
    const persons = new Set<Entity>();
    for (let i = from; i < to; i += 1) {
      const mention = this.byStart.get(i);
      if (mention !== undefined && mention.to <= to && mention.entity.kind === 'person') persons.add(mention.entity);
    }
    return persons;
  }

  /** The given claimants under the names the article knows them by. */
  named(given: readonly GivenClaimant[]): ResolvedClaimant[] {
    return given.map(({ name, kind }) => {
      const entity = this.entities.get(name.toLowerCase());
      const known = entity?.name ?? name;
      const aliases = [...(entity?.aliases ?? [])].filter((alias) => alias !== known);
      return { claimant: { name: known, kind, aliases }, entity, confidence: CONFIDENCE };
    });
  }
}
