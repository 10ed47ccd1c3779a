import { useState, type ReactNode } from 'react';
import { addClaim } from '../../api/corrections';
import type { Article, GivenAttribution, Span } from '../../api/contract';
import { useText } from '../../strings/text';
import { EndsStepper } from './ends-stepper';
import { quoteOf } from './ends';
import { Preview } from './preview';
import { SaveBar } from './save-bar';
import { WhoFields } from './who-fields';

/** A claim that the split missed: its words, and who said it. */
export function AddTool(props: {
  article: Article;
  words: readonly Span[];
  spans: Span[];
  selected: Span | null;
  onChange: (spans: Span[]) => void;
  onClose: (claimId: string | null) => void;
}): ReactNode {
  const text = useText();
  const { article, words, spans, selected, onChange, onClose } = props;
  const [attribution, setAttribution] = useState<GivenAttribution | null>(null);
  const save = async (): Promise<void> => {
    const { claims } = await addClaim(article, { spans, attribution });
    onClose(claims[0]?.id ?? null);
  };
  return (
    <section className="card stack" aria-labelledby="add-claim">
      <h2 id="add-claim">{text('correct.add')}</h2>
      <EndsStepper
        label={text('correct.ends')}
        words={words}
        spans={spans}
        selected={selected}
        onChange={onChange}
        mayAddPiece
      />
      <Preview after={quoteOf(article.text, spans)} />
      <WhoFields
        article={article}
        words={words}
        selected={selected}
        claimSpans={spans}
        attribution={attribution}
        onChange={setAttribution}
      />
      <SaveBar
        judged={false}
        isDisabled={attribution !== null && attribution.cue.length === 0}
        said={text('correct.added')}
        onSave={save}
        onCancel={() => onClose(null)}
      />
    </section>
  );
}
