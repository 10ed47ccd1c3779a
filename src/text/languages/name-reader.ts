import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';
import { withCurlyApostrophe, type SpeechHabits } from './speech-habits.js';

/** Capitalised words that may be a name; token indexes, `to` exclusive. */
export interface NameRun extends Range {
  readonly name: string;
  /** Words of the name without particles such as "de". */
  readonly size: number;
  /** What ties it to the words before: part of an office ("ministro de Defensa"), an adverbial ("en Madrid"), or nothing. */
  readonly tied: 'office' | 'adverbial' | undefined;
  /** "la Policía": an article or pronoun stands before. */
  readonly determined: boolean;
}

const LONGEST_NAME = 8;
/** "l’", "d’", "qu’": what a French or Italian word may swallow of the word before. */
const ELISION = /^(?:l|d|qu|s|n|j|m|t|c|dell|all)['’]/iu;
const PATRONYMIC = /(?:ич|вна|ична|чна)$/;

/** Reads names by form: a language's word lists say which capitals begin none. */
export class NameReader {
  /** Words that are upper case only because they open a sentence. */
  private readonly opening: ReadonlySet<string>;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly habits: SpeechHabits,
  ) {
    const { determiners, pronouns, breaks, adverbs, complementisers, verbs, ties } = habits;
    this.opening = new Set(
      [determiners, pronouns, breaks, adverbs, complementisers, verbs, ties].flatMap((list) => [...list]),
    );
  }

  /** Names in `[from, to)` in order. */
  runs(from: number, to: number): NameRun[] {
    const out: NameRun[] = [];
    let i = from;
    while (i < to) {
      if (!this.isName(i)) {
        i += 1;
        continue;
      }
      const end = this.end(i, to);
      const run = this.run(i, end, from);
      if (run !== undefined) out.push(run);
      i = end;
    }
    return out;
  }

  /** Whether token `i` may belong to a name: upper case, and no function word that opens a sentence. */
  isName(i: number): boolean {
    const bare = this.bare(i);
    return /^\p{Lu}/u.test(bare) && !this.opening.has(withCurlyApostrophe(bare.toLowerCase()));
  }

  lower(i: number): string {
    const token = this.tokens[i];
    return token?.kind === 'word' ? withCurlyApostrophe(token.lower) : (token?.text ?? '');
  }

  private bare(i: number): string {
    const token = this.tokens[i];
    return token?.kind === 'word' ? token.text.replace(ELISION, '') : '';
  }

  private end(from: number, limit: number): number {
    let to = from + 1;
    while (to < limit && to - from < LONGEST_NAME) {
      let next = to;
      while (next < limit && next - to < 3 && this.isParticle(next, next > to)) next += 1;
      const token = this.tokens[next];
      if (token === undefined || !token.spaceBefore || !token.capital || !this.isName(next)) break;
      // "Jean Dupont de la CGT": the person is not part of the union's name.
      if (next > to && isAcronym(token.text)) break;
      to = next + 1;
    }
    return Math.min(to, limit);
  }

  /** The run without offices, acronyms and places at its start: "Bürgermeister Hans Müller", "МОЗ Олена Коваль". */
  private run(start: number, to: number, limit: number): NameRun | undefined {
    const { titles, places, capitalNouns } = this.habits;
    let from = start;
    while (from < to && titles.test(this.bare(from).toLowerCase())) from += 1;
    while (to - from >= 2 && (isAcronym(this.bare(from)) || places.has(this.lower(from)))) from += 1;
    // "Presidente de México": the office is all there is.
    const office = from > start && from < to && this.isParticle(from, false);
    const heads: number[] = [];
    for (let i = from; i < to; i += 1) if (this.tokens[i]?.capital || i === start) heads.push(i);
    const first = heads[0];
    if (first === undefined || (to - first === 1 && places.has(this.lower(first)))) return undefined;
    from = first;
    const second = heads[heads.length - 2];
    // A capitalised noun or a country in the genitive stands before the name; a patronymic is part of it.
    const leads =
      (capitalNouns || places.size > 0) && heads.length > 2 && !PATRONYMIC.test(this.lower(heads[1] ?? from));
    if (leads && second !== undefined) from = second;
    const words = [this.bare(from)];
    for (let i = from + 1; i < to; i += 1) words.push(this.tokens[i]?.text ?? '');
    return {
      from,
      to,
      name: words.join(' '),
      size: leads ? 2 : heads.length,
      ...(office ? { tied: 'office', determined: false } : this.lead(from > start ? -1 : start, limit)),
    };
  }

  /** "de", and after it also an article: "von der", "de la". */
  private isParticle(i: number, afterOne: boolean): boolean {
    const lower = this.lower(i);
    return this.habits.particles.has(lower) || (afterOne && this.habits.determiners.has(lower));
  }

  /** What stands before a name that starts at `at`; -1 where an office or the like does. */
  private lead(at: number, limit: number): Pick<NameRun, 'tied' | 'determined'> {
    if (at < 0) return { tied: undefined, determined: false };
    const elided = ELISION.exec(this.tokens[at]?.text ?? '')?.[0].toLowerCase() ?? '';
    if (elided.startsWith('d')) return { tied: 'office', determined: false };
    const { determiners, ties, breaks } = this.habits;
    let i = at - 1;
    const determined = elided.startsWith('l') || (i >= limit && determiners.has(this.lower(i)));
    // German "der" is both: a genitive only after the noun it belongs to.
    if (i >= limit && ties.has(this.lower(i)) && (!determiners.has(this.lower(i)) || this.tokens[i - 1]?.capital))
      return { tied: 'office', determined };
    if (determined && !elided) i -= 1;
    if (i < limit) return { tied: undefined, determined };
    if (ties.has(this.lower(i))) return { tied: 'office', determined };
    return { tied: breaks.has(this.lower(i)) ? 'adverbial' : undefined, determined };
  }
}

export function isAcronym(word: string): boolean {
  const letters = word.replaceAll('.', '');
  return letters.length >= 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}
