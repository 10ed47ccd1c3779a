/** Weights of the features of a candidate antecedent, in their order; written by training/pronouns/train.ts from GUM’s training part. */
export const ANTECEDENT_WEIGHTS: readonly number[] = [
  2.246, // same sentence
  1.099, // one sentence back
  0.792, // two sentences back
  -0.193, // three or four sentences back
  -1.28, // further back
  0.521, // named in the same sentence
  -0.231, // named one sentence back
  0.058, // named two or three sentences back
  0.3, // latest fitting person
  0.044, // second latest fitting person
  0.415, // latest fitting person by name
  0.979, // same paragraph
  0.0, // only fitting person
  0.848, // last a subject
  0.615, // last possessive
  -0.186, // last after a preposition
  0.682, // subject to subject
  0.245, // subject in the same sentence, then possessive
  -0.121, // subject in the same sentence, then object
  -0.295, // possessive in the same sentence, then possessive
  1.182, // last by a pronoun
  -0.439, // last by a pronoun in the same sentence
  0.295, // last by a pronoun one sentence back
  0.827, // gender known
  0.714, // known to be a person
  -0.245, // ending of a woman’s name fits
  0.042, // ending of a woman’s name does not fit
  0.796, // share of namings so far
  0.125, // most named so far
  1.03, // share of namings in the article
  0.088, // most named in the article
  -0.024, // first person of the article
  0.118, // full name
  0.051, // one word, not known to be a person
  -0.322, // ever spoke
  0.426, // only one whose gender is known to fit
  0.483, // spoke last, one sentence back at most
  0.076, // spoke last
  0.627, // spoke last, and the pronoun speaks
  -2.658, // speaks the quotation it stands in
  0.895, // is said to say the indirect words it stands in
  0.32, // quotation to quotation
  0.026, // quotation to plain text
  -0.32, // plain text to quotation
  -1.064, // follows the pronoun
  0.605, // opened the sentence before
  -0.049, // opened the same sentence
  0.141, // stands right before
  -0.832, // without a name
  0.8, // without a name, in the same sentence
  0.412, // without a name, of known gender
];

/** Share of the softmax that the best candidate has → how often it was right in documents not trained on; same script. */
const CALIBRATION: readonly (readonly [number, number])[] = [
  [0.57, 0.566],
  [0.771, 0.747],
  [0.886, 0.819],
  [0.942, 0.892],
  [0.968, 0.94],
  [0.991, 0.946],
  [1.0, 0.964],
];

/** How likely the best of `scores` is right, 0..1. */
export function confidenceOf(scores: readonly number[], best: number): number {
  const top = scores[best] ?? 0;
  const share = 1 / scores.reduce((sum, score) => sum + Math.exp(score - top), 0);
  let [below, low] = CALIBRATION[0] ?? [0, 0];
  if (share <= below) return low;
  for (const [above, high] of CALIBRATION) {
    if (share <= above) return above === below ? high : low + ((high - low) * (share - below)) / (above - below);
    [below, low] = [above, high];
  }
  return low;
}
