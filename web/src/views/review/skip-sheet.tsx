import { useState, type ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { SkipReason } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { Field } from '../../pieces/fields';
import { ProblemNote } from '../../pieces/problem-note';
import { Sheet } from '../../pieces/sheet';
import { useText } from '../../strings/text';

const REASONS: readonly SkipReason[] = [
  'lacks_expertise',
  'lacks_language',
  'source_out_of_reach',
  'conflict_of_interest',
  'other',
];

export function SkipSheet(props: {
  isOpen: boolean;
  onClose: () => void;
  onSkip: (reason: SkipReason, note: string | undefined) => Promise<void>;
}): ReactNode {
  const text = useText();
  const [reason, setReason] = useState<SkipReason | null>(null);
  const [note, setNote] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const skip = (): void => {
    if (reason) props.onSkip(reason, note.trim() || undefined).catch(setError);
  };
  return (
    <Sheet title={text('review.skipTitle')} isOpen={props.isOpen} onClose={props.onClose}>
      <p className="soft">{text('review.skipHelp')}</p>
      <RadioGroup className="plain-choice" value={reason} onChange={(value) => setReason(value as SkipReason)}>
        <Label className="visually-hidden">{text('review.skipTitle')}</Label>
        {REASONS.map((each) => (
          <Radio key={each} value={each} className="plain-radio">
            {text(`skip.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Field
        label={text('review.skipNote')}
        note={reason === 'other' ? undefined : text('review.optional')}
        value={note}
        onChange={setNote}
        maxLength={1_000}
      />
      {error && <ProblemNote error={error} />}
      <div className="row spread">
        <ActionButton onPress={props.onClose}>{text('app.cancel')}</ActionButton>
        <ActionButton isPrimary isDisabled={!reason || (reason === 'other' && !note.trim())} onPress={skip}>
          {text('review.skip')}
        </ActionButton>
      </div>
    </Sheet>
  );
}
