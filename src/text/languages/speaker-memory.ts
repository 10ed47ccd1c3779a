import type { SplitClaimant } from '../claim.js';
import type { Range } from '../reading/sentences.js';
import { withCurlyApostrophe, type SpeechHabits } from './speech-habits.js';
import type { Token } from '../reading/tokens.js';

/** Who speaks: the words that say so, and the claimant they stand for. */
export interface Speaker {
  readonly source: Range | null;
  readonly claimant: SplitClaimant;
}

type Gender = 'female' | 'male';

/** A source of which the words name nobody. */
export const unnamedSource = (): SplitClaimant => ({ name: 'unnamed source', kind: 'unnamed', aliases: [] });

/** Remembers who spoke last, so that "she said" and a bare "añadió" find their speaker. */
export class SpeakerMemory {
  private last: { claimant: SplitClaimant; gender: Gender | undefined } | undefined;
  private readonly lastOf = new Map<Gender, SplitClaimant>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly habits: SpeechHabits,
  ) {}

  /** Keeps `speaker`, with the gender that the cue's verb, an article or a form of address shows. */
  heard(speaker: Speaker, cue: Range): Speaker {
    const gender = this.gender(cue) ?? (speaker.source === null ? undefined : this.gender(speaker.source));
    this.last = { claimant: speaker.claimant, gender };
    if (gender !== undefined) this.lastOf.set(gender, speaker.claimant);
    return speaker;
  }

  /** Whoever spoke last under `source`, a pronoun or nothing, and is not known to be of the other gender. */
  again(source: Range | null, cue: Range): Speaker {
    const gender = (source === null ? undefined : this.gender(source)) ?? this.gender(cue);
    const agrees = gender === undefined || this.last?.gender === undefined || this.last.gender === gender;
    const claimant = agrees ? this.last?.claimant : this.lastOf.get(gender);
    return { source, claimant: claimant ?? unnamedSource() };
  }

  /** That of the first word that shows one. */
  private gender(range: Range): Gender | undefined {
    for (let i = range.from; i < range.to; i += 1) {
      const word = withCurlyApostrophe(this.tokens[i]?.lower ?? '');
      if (this.habits.female.test(word)) return 'female';
      if (this.habits.male.test(word)) return 'male';
    }
    return undefined;
  }
}
