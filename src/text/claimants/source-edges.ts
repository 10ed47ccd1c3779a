import { isPersonNoun } from './described-persons.js';
import { TITLES } from '../lexicon/names.js';
import { wordClass, W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

/** A source without its article and the marks at its edges. */
export function trimmed(tokens: readonly Token[], range: Range): Range {
  let { from, to } = range;
  while (from < to - 1 && /^(?:the|a|an|both|and|,)$/.test(tokens[from]?.lower ?? '')) from += 1;
  // "Maita's view is that": the clitic led to the cue.
  while (to > from + 1 && /^(?:[,.;:]|['’]s?)$/.test(tokens[to - 1]?.text ?? '')) to -= 1;
  return { from, to };
}

/** Anything but a preposition, a relative pronoun or a finite verb. */
export function isAdjectival(lower: string): boolean {
  const cls = wordClass(lower);
  return (cls & (W.Prep | W.Rel)) === 0 && ((cls & W.Verb) === 0 || (cls & W.Participle) !== 0);
}

/** "the late", "retired nurse", "Councillor": words between a comma and the name it introduces. */
export function isBeforeName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  if (TITLES.has(token.lower) || isPersonNoun(token.lower) || /^(?:the|a|late|then|former)$/.test(token.lower))
    return true;
  return !token.capital && (wordClass(token.lower) & ~(W.Participle | W.NounLike | W.Verb)) === 0;
}

/** "@ana_r", told in pieces by the tokens. */
export function handleIn(text: string, tokens: readonly Token[], { from, to }: Range): string | undefined {
  for (let i = from; i < Math.min(to, from + 6); i += 1) {
    if (tokens[i]?.text !== '@') continue;
    let end = i + 1;
    while (
      end < to &&
      tokens[end]?.spaceBefore === false &&
      (tokens[end]?.kind !== 'punct' || tokens[end]?.text === '_')
    )
      end += 1;
    const name = text.slice(tokens[i]?.start, tokens[end - 1]?.end);
    return name.length < 3 ? undefined : name;
  }
  return undefined;
}

/** A body may own, buy or run something as well as a person. */
export function ownsOrRuns(lower: string): boolean {
  return /^(?:owner|buyer|seller|landlord|maker|publisher|producer|operator|partner|rival|winner|champions?|winners|predecessor|successor)$/.test(
    lower,
  );
}

/** "One of them, a teacher,": what the one is says more than the number. */
export function oneOfThem(tokens: readonly Token[], { from, to }: Range): Range | undefined {
  if (!/^(?:one|another)$/.test(tokens[from]?.lower ?? '') || tokens[from + 1]?.lower !== 'of') return undefined;
  for (let i = from + 2; i < to - 2; i += 1)
    if (tokens[i]?.text === ',')
      return /^an?$/.test(tokens[i + 1]?.lower ?? '') && isPersonNoun(tokens[to - 1]?.lower ?? '')
        ? { from: i + 2, to }
        : undefined;
  return undefined;
}
