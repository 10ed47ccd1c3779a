import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Span } from '../../api/contract';
import { ActionButton, IconButton } from '../../pieces/button';
import { useText } from '../../strings/text';
import { withEnd } from './ends';

const STEPS = [
  { end: 'start', by: -1, label: 'correct.startEarlier' },
  { end: 'start', by: 1, label: 'correct.startLater' },
  { end: 'end', by: -1, label: 'correct.endEarlier' },
  { end: 'end', by: 1, label: 'correct.endLater' },
] as const;

/** Moves the ends of spans word by word, or takes what is selected in the text: by keyboard, mouse and touch alike. */
export function EndsStepper(props: {
  label: string;
  words: readonly Span[];
  spans: readonly Span[];
  selected: Span | null;
  onChange: (spans: Span[]) => void;
  /** Whether what is selected may be one more piece. */
  mayAddPiece?: boolean;
}): ReactNode {
  const text = useText();
  const { label, words, spans, selected, onChange, mayAddPiece } = props;
  const isApart = selected && spans.every(({ start, end }) => end <= selected.start || start >= selected.end);
  return (
    <div className="stack tight" role="group" aria-label={label}>
      {spans.length > 0 && (
        <div className="steppers">
          {(['start', 'end'] as const).map((end) => (
            <span key={end} className="stepper">
              <span className="small">{text(`correct.${end}`)}</span>
              {STEPS.filter((step) => step.end === end).map(({ by, label: name }) => (
                <IconButton key={by} label={text(name)} onPress={() => onChange(withEnd(words, spans, end, by))}>
                  {by === 1 ? <ArrowRight size={18} aria-hidden /> : <ArrowLeft size={18} aria-hidden />}
                </IconButton>
              ))}
            </span>
          ))}
        </div>
      )}
      {selected && (
        <div className="row">
          <ActionButton onPress={() => onChange([selected])}>{text('correct.useSelection')}</ActionButton>
          {mayAddPiece && isApart && (
            <ActionButton onPress={() => onChange([...spans, selected].toSorted((a, b) => a.start - b.start))}>
              {text('correct.addPiece')}
            </ActionButton>
          )}
        </div>
      )}
    </div>
  );
}
