import { useState, type ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { mergeClaims } from '../../api/corrections';
import { useText } from '../../strings/text';
import type { ToolProps } from './claim-tools';
import { mergedSpans, quoteOf } from './ends';
import { isJudged, SaveBar } from './save-bar';

const MERGES = ['correct.mergePrevious', 'correct.mergeNext'] as const;

/** A claim and the one beside it as one; who said it stays as this one has it. */
export function MergeTool({ claim, article, claims, onDraft, onPick, onCancel }: ToolProps): ReactNode {
  const text = useText();
  const at = claims.findIndex(({ id }) => id === claim.id);
  const beside = [claims[at - 1], claims[at + 1]];
  const [otherId, setOther] = useState<string | null>(null);
  const other = claims.find(({ id }) => id === otherId);
  const spans = other && mergedSpans(article.text, [...claim.spans, ...other.spans]);
  const choose = (id: string): void => {
    setOther(id);
    const chosen = claims.find((each) => each.id === id);
    onDraft(chosen ? mergedSpans(article.text, [...claim.spans, ...chosen.spans]) : null);
  };
  return (
    <>
      <RadioGroup className="plain-choice" value={otherId} onChange={choose}>
        <Label>{text('correct.mergeWith')}</Label>
        {beside.map(
          (each, n) =>
            each && (
              <Radio key={each.id} value={each.id} className="plain-radio">
                {text(MERGES[n]!, { quote: each.quote })}
              </Radio>
            ),
        )}
      </RadioGroup>
      {spans && (
        <dl className="preview" aria-live="polite">
          <div>
            <dt className="soft small">{text('correct.mergeResult')}</dt>
            <dd className="quote then">{quoteOf(article.text, spans)}</dd>
          </div>
        </dl>
      )}
      <SaveBar
        judged={isJudged(claim) || (other !== undefined && isJudged(other))}
        isDisabled={!other}
        said={text('correct.saved')}
        onSave={async (restartReview) => {
          if (!other || !spans) return;
          const { claims: merged } = await mergeClaims(claim, [other], { spans, restartReview });
          onPick(merged[0]?.id ?? null);
        }}
        onCancel={onCancel}
      />
    </>
  );
}
