import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { splitClaim } from '../../api/corrections';
import { IconButton } from '../../pieces/button';
import { useText } from '../../strings/text';
import type { ToolProps } from './claim-tools';
import { cutAt, cutsOf, quoteOf } from './ends';
import { isJudged, SaveBar } from './save-bar';

/** One claim as two: the cut goes from word to word. */
export function SplitTool({ claim, article, words, onDraft, onPick, onCancel }: ToolProps): ReactNode {
  const text = useText();
  const cuts = cutsOf(words, claim.spans);
  const [n, setN] = useState(Math.floor(cuts.length / 2));
  const cut = cuts[n];
  const parts = cut === undefined ? null : cutAt(article.text, claim.spans, cut);
  if (!parts) return <p className="soft small">{text('correct.cannotSplit')}</p>;
  const move = (by: number): void => {
    const next = Math.min(cuts.length - 1, Math.max(0, n + by));
    setN(next);
    onDraft(cutAt(article.text, claim.spans, cuts[next]!)?.[1] ?? null);
  };
  return (
    <>
      <div className="steppers" role="group" aria-label={text('correct.split')}>
        <span className="small">{text('correct.cutHelp')}</span>
        <span className="stepper">
          <IconButton label={text('correct.cutEarlier')} onPress={() => move(-1)}>
            <ArrowLeft size={18} aria-hidden />
          </IconButton>
          <IconButton label={text('correct.cutLater')} onPress={() => move(1)}>
            <ArrowRight size={18} aria-hidden />
          </IconButton>
        </span>
      </div>
      <dl className="preview" aria-live="polite">
        {parts.map((spans, part) => (
          <div key={part}>
            <dt className="soft small">{text('correct.part', { n: part + 1 })}</dt>
            <dd className="quote then">{quoteOf(article.text, spans)}</dd>
          </div>
        ))}
      </dl>
      <SaveBar
        judged={isJudged(claim)}
        isDisabled={false}
        said={text('correct.saved')}
        onSave={async (restartReview) => {
          const { claims } = await splitClaim(claim, parts, restartReview);
          onPick(claims[0]?.id ?? null);
        }}
        onCancel={onCancel}
      />
    </>
  );
}
