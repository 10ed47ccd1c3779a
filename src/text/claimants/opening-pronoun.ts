import type { Reading, ResolvedClaimant } from './article-reading.js';
import type { PronounResolver } from './resolve-pronoun.js';
import type { Range } from '../reading/sentences.js';

/** Cues whose content is a phrase; the claim is only whole with claimant and cue. */
export const PHRASE_CUES: ReadonlySet<string> = new Set(
  (
    'label describe criticize criticise denounce decry condemn brand characterize characterise portray depict dub call perceive view regard praise hail applaud ' +
    'acclaim accuse blame slam blast mock ridicule assail reject dismiss defend endorse question tout deride lambaste justify liken oppose welcome outline vow ' +
    'promise pledge threaten urge announce declare highlight mention dispute deny'
  ).split(' '),
);

const SUBJECTS = new Map([
  ['he', 'he'],
  ['she', 'she'],
  ['it', 'it'],
  ['they', 'they'],
  ['his', 'he'],
  ['her', 'she'],
  ['their', 'they'],
  ['its', 'it'],
]);

/**
 * The pronoun that opens a claim and the name it stands for, where that is safe: a single person, organisation or government, and a
 * claimant's own "he" only if the claimant is a person.
 */
export function openingPronoun(
  reading: Reading,
  pronouns: PronounResolver,
  piece: Range,
  claimants: readonly ResolvedClaimant[],
): { pronoun: string; name: string } | undefined {
  const lower = reading.document.tokens[piece.from]?.lower ?? '';
  const subject = SUBJECTS.get(lower);
  // "It" more often stands for a whole statement than for a body; "they" for a group that no name covers.
  if (subject === undefined || subject === 'it' || subject === 'they') return undefined;
  const [only] = claimants;
  const self = claimants.length === 1 && only?.entity?.kind === 'person' ? only : undefined;
  const fits = self?.entity?.gender === undefined || self.entity.gender === (subject === 'he' ? 'male' : 'female');
  const resolved = self !== undefined && fits ? [self] : pronouns.resolve(subject, piece.from);
  const name = resolved.length === 1 ? resolved[0]?.claimant.name : undefined;
  return name === undefined ? undefined : { pronoun: lower, name };
}
