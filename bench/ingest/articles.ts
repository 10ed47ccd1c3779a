import { readdirSync, readFileSync } from 'node:fs';
import { canonicalText } from '../../src/text/index.js';

/** The outlet every article of the measurement comes from. */
export const OUTLET = 'The Sample Courier';

const WORDS = 500;
const SAMPLES = new URL('../../samples/', import.meta.url);
const SURNAMES = /\b(Brandt|Lindqvist|Okafor)\b/g;
const SYLLABLES = ['ber', 'dal', 'fen', 'gar', 'hol', 'kas', 'lin', 'mor', 'nor', 'rud', 'sel', 'tov'];

/**
 * Articles of about 500 words: paragraphs of the repository's samples in another order with other names and numbers, so that
 * no two texts are equal while their claimants recur, as in a real registry. The same seed gives the same articles.
 */
export function variedArticles(count: number, seed: number): string[] {
  const random = mulberry32(seed);
  const paragraphs = readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) =>
      canonicalText(readFileSync(new URL(name, SAMPLES), 'utf8'))
        .trim()
        .split('\n\n'),
    )
    .filter((paragraph) => paragraph.length > 200);
  const texts = Array.from({ length: count }, () => vary(shuffled(paragraphs, random), random));
  if (new Set(texts).size !== count) throw new Error('two articles are equal: their second would not be split');
  return texts;
}

function vary(paragraphs: string[], random: () => number): string {
  const pick = (n: number): number => Math.floor(random() * n);
  const names = new Map<string, string>();
  const nameFor = (name: string): string => {
    if (!names.has(name)) names.set(name, capitalised(SYLLABLES[pick(12)]! + SYLLABLES[pick(12)]!));
    return names.get(name)!;
  };
  const chosen: string[] = [];
  for (let words = 0, i = 0; words < WORDS - 30; i++) {
    const paragraph = paragraphs[i % paragraphs.length]!;
    words += paragraph.split(' ').length;
    chosen.push(paragraph.replace(SURNAMES, nameFor).replace(/\b\d{1,2}\b/g, () => String(2 + pick(97))));
  }
  // A figure of its own tells apart two articles that drew the same paragraphs and names.
  return [...chosen, `The harbour office counted ${String(pick(2 ** 31))} hulls.`].join('\n\n');
}

function shuffled<Item>(items: Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A small seeded generator (Tommy Ettinger's mulberry32): 0 <= x < 1. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}
