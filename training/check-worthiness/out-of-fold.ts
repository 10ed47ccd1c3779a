import { Design, rounded } from './design.js';
import { CLAIMBUSTER, spokenIn, type LabelledSentence } from './sentences.js';

/** ClaimBuster sentences come in no order, so every fifth is a fold. */
const FOLDS = 5;

/** A sentence's score by a model that saw neither it nor anything of its debate. */
export interface HeldOutScore {
  readonly sentence: LabelledSentence;
  readonly index: number;
  /** Its debate, or the number of its fold. */
  readonly part: string;
  readonly score: number;
}

/** Scores of the debates' sentences, each debate by weights fitted on the other debates and what of ClaimBuster is not of it. */
export function debateScores(
  debates: readonly LabelledSentence[],
  claimBuster: readonly LabelledSentence[],
): HeldOutScore[] {
  const all = [...debates, ...claimBuster];
  const design = new Design(all);
  return [...new Set(debates.map(({ group }) => group))].flatMap((part) => {
    const spoken = spokenIn(debates.filter(({ group }) => group === part));
    const scores = design.scores(
      rounded(
        design.fit((sentence) => sentence.group !== part && !(sentence.group === CLAIMBUSTER && spoken(sentence))),
      ),
    );
    return all.flatMap((sentence, index) =>
      sentence.group === part ? [{ sentence, index, part, score: scores[index]! }] : [],
    );
  });
}

/** Scores of the ClaimBuster sentences that were not spoken in a CLEF debate, each fifth by weights fitted on all the rest. */
export function claimBusterScores(
  debates: readonly LabelledSentence[],
  claimBuster: readonly LabelledSentence[],
): HeldOutScore[] {
  const spoken = spokenIn(debates);
  const all = [...debates, ...claimBuster];
  const fold = new Map(claimBuster.map((sentence, i) => [sentence, i % FOLDS]));
  const design = new Design(all);
  return Array.from({ length: FOLDS }, (_, part) => {
    const scores = design.scores(rounded(design.fit((sentence) => fold.get(sentence) !== part)));
    return all.flatMap((sentence, index) =>
      fold.get(sentence) === part && !spoken(sentence)
        ? [{ sentence, index, part: `${part}`, score: scores[index]! }]
        : [],
    );
  }).flat();
}
