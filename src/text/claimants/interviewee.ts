import type { Reading } from './article-reading.js';
import type { Entity } from './mentions.js';

/** Whom the answers of an interview set as “Q:” and “A:” belong to: the person named most before the first of them, the first of several. */
export function intervieweeOf({ document, mentions }: Reading): Entity | undefined {
  const { tokens, paragraphs } = document;
  const start = paragraphs.find(({ from }) => isAnswerLabel(tokens, from) || isLabel(tokens, from, 'q'))?.from ?? 0;
  const counts = new Map<Entity, number>();
  for (const { entity, from } of mentions) {
    if (from >= start) break;
    if (entity.kind === 'person') counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  const most = Array.from(counts.values()).reduce((best, count) => Math.max(best, count), 0);
  return [...counts].find(([, count]) => count === most)?.[0];
}

/** “A:”. */
export function isAnswerLabel(tokens: Reading['document']['tokens'], at: number): boolean {
  return isLabel(tokens, at, 'a');
}

function isLabel(tokens: Reading['document']['tokens'], at: number, letter: string): boolean {
  return tokens[at]?.lower === letter && tokens[at]?.capital === true && tokens[at + 1]?.text === ':';
}
