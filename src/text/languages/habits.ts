import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { KOREAN } from './korean.js';
import { RUSSIAN } from './russian.js';
import { SPANISH } from './spanish.js';
import type { SpeechHabits } from './speech-habits.js';
import { UKRAINIAN } from './ukrainian.js';

/** The languages whose direct quotations find their speakers, by ISO 639-1 code. */
export const HABITS: ReadonlyMap<string, SpeechHabits> = new Map([
  ['de', GERMAN],
  ['es', SPANISH],
  ['fr', FRENCH],
  ['ko', KOREAN],
  ['ru', RUSSIAN],
  ['uk', UKRAINIAN],
]);

/** Why the split of an article in `language` (ISO 639-1) is partial; null for English, which is split in full. */
export function partialReasonOf(language: string): string | null {
  if (language === 'en') return null;
  const habits = HABITS.get(language);
  return habits === undefined
    ? 'Language not supported: sentences only, all in the article’s own voice.'
    : `Only direct quotations are attributed in ${habits.name}; the rest stands in the article’s own voice.`;
}
