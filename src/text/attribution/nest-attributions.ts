import type { FoundAttribution } from './found-attribution.js';

/** Attributions nest within a frame, and frames hold few; looking this far around finds every parent. */
const NEIGHBOURS = 12;

/** For each attribution the index of the one in whose content its cue stands, the innermost; -1 for none. */
export function parentsOf(found: readonly FoundAttribution[]): number[] {
  return found.map((inner, index) => {
    let parent = -1;
    let size = Infinity;
    for (let k = Math.max(0, index - NEIGHBOURS); k < Math.min(found.length, index + NEIGHBOURS + 1); k += 1) {
      const outer = found[k];
      if (k === index || outer === undefined) continue;
      const piece = outer.content.find((range) => range.from <= inner.cue.from && inner.cue.to <= range.to);
      if (piece === undefined) continue;
      // Of two with the same piece the one with fewer words: "X, citing Y, told Z that …" has Y within X.
      const words = piece.to - piece.from + sizeOf(outer) / (sizeOf(outer) + 1);
      if (words >= size) continue;
      size = words;
      parent = k;
    }
    return parent;
  });
}

function sizeOf({ content }: FoundAttribution): number {
  return content.length === 0 ? 0 : (content.at(-1)?.to ?? 0) - (content[0]?.from ?? 0);
}

/** How many attributions stand around each one; a chain that would close a circle is cut. */
export function depthsOf(parents: readonly number[]): number[] {
  return parents.map((_, index) => chainOf(parents, index).length);
}

/** The attributions around `index` from the outermost inwards. */
export function chainOf(parents: readonly number[], index: number): number[] {
  const chain: number[] = [];
  for (
    let k = parents[index] ?? -1;
    k >= 0 && chain.length < NEIGHBOURS && !chain.includes(k) && k !== index;
    k = parents[k] ?? -1
  )
    chain.unshift(k);
  return chain;
}
