import type { LabelledSentence } from '../../training/check-worthiness/sentences.js';

/** Mean of the precisions at each positive, items ordered by score, equal scores by place. */
export function averagePrecision(scores: readonly number[], labels: readonly number[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
  let found = 0;
  let sum = 0;
  order.forEach((i, place) => {
    if (labels[i] === 0) return;
    found += 1;
    sum += found / (place + 1);
  });
  return found === 0 ? 0 : sum / found;
}

/** Average precision of each debate, in the order of the sentences. */
export function byDebate(sentences: readonly LabelledSentence[], scores: ArrayLike<number>): Map<string, number> {
  const debates = new Map<string, number[]>();
  sentences.forEach(({ group }, i) => {
    const places = debates.get(group);
    if (places === undefined) debates.set(group, [i]);
    else places.push(i);
  });
  return new Map(
    [...debates].map(([debate, places]) => [
      debate,
      averagePrecision(
        places.map((i) => scores[i]!),
        places.map((i) => sentences[i]!.label),
      ),
    ]),
  );
}

export function mean(values: Iterable<number>): number {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}
