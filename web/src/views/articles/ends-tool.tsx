import { useState, type ReactNode } from 'react';
import { changeClaim } from '../../api/corrections';
import { useText } from '../../strings/text';
import type { ToolProps } from './claim-tools';
import { quoteOf } from './ends';
import { EndsStepper } from './ends-stepper';
import { Preview } from './preview';
import { isJudged, SaveBar } from './save-bar';

/** Other words for a claim: its ends moved, other words selected, a piece added. */
export function EndsTool({ claim, article, words, selected, onDraft, onPick, onCancel }: ToolProps): ReactNode {
  const text = useText();
  const [spans, setSpans] = useState(claim.spans);
  const after = quoteOf(article.text, spans);
  return (
    <>
      <EndsStepper
        label={text('correct.ends')}
        words={words}
        spans={spans}
        selected={selected}
        onChange={(next) => {
          setSpans(next);
          onDraft(next);
        }}
        mayAddPiece
      />
      <Preview before={claim.quote} after={after} />
      <SaveBar
        judged={isJudged(claim)}
        isDisabled={after === claim.quote}
        said={text('correct.saved')}
        onSave={async (restartReview) => {
          const { claims } = await changeClaim(claim, { spans, restartReview });
          onPick(claims[0]?.id ?? null);
        }}
        onCancel={onCancel}
      />
    </>
  );
}
