import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import { withCurlyApostrophe, type SpeechHabits } from './speech-habits.js';

/** Words that report speech; token indexes, `to` exclusive. */
export interface SpokenCue extends Range {
  /** The speaker is a pronoun inside the cue: "a-t-il déclaré". */
  readonly pronoun: boolean;
  /** A phrase such as "según": the speaker follows, never precedes. */
  readonly phrase: boolean;
}

/** French inversion: the pronoun hangs on the verb. */
const INVERTED = /-(?:t-)?(?:ils?|elles?|on)$/;
/** Words between an auxiliary and its participle. */
const APART = 2;

/** Finds the cues of one language. */
export class CueFinder {
  private readonly phrases: readonly (readonly string[])[];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly habits: SpeechHabits,
  ) {
    this.phrases = habits.sourcePhrases.map((phrase) => phrase.split(' '));
  }

  /** The cue that starts at token `i`. */
  at(i: number): SpokenCue | undefined {
    const word = this.word(i);
    if (word === '') return undefined;
    const base = word.replace(INVERTED, '');
    const pronoun = base !== word;
    if (this.habits.verbs.has(base)) return { from: i, to: i + 1, pronoun, phrase: false };
    if (this.habits.auxiliaries.has(base))
      for (let k = i + 1; k <= i + 1 + APART && this.word(k) !== ''; k += 1)
        if (this.habits.participles.has(this.word(k))) return { from: i, to: k + 1, pronoun, phrase: false };
    const phrase = this.phrases.find((parts) => parts.every((part, k) => this.word(i + k) === part));
    return phrase && { from: i, to: i + phrase.length, pronoun: false, phrase: true };
  }

  /** The first cue at `from` or up to `skips` lower-case words later. */
  after(from: number, skips: number): SpokenCue | undefined {
    for (let i = from; i <= from + skips; i += 1) {
      const cue = this.at(i);
      if (cue !== undefined) return cue;
      const token = this.tokens[i];
      if (token?.kind !== 'word' || token.capital) return undefined;
    }
    return undefined;
  }

  /** The last cue that starts in `[from, to)`. */
  before(from: number, to: number): SpokenCue | undefined {
    for (let i = to - 1; i >= from; i -= 1) {
      const cue = this.at(i);
      if (cue === undefined || cue.to > to) continue;
      // "a dit": the participle is a finite verb too.
      const whole = this.at(i - 1);
      return i > from && whole?.to === cue.to ? whole : cue;
    }
    return undefined;
  }

  private word(i: number): string {
    const token = this.tokens[i];
    return token?.kind === 'word' ? withCurlyApostrophe(token.lower) : '';
  }
}
