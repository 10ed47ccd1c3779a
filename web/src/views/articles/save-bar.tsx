import { useState, type ReactNode } from 'react';
import type { Claim } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { Tick } from '../../pieces/fields';
import { ProblemNote } from '../../pieces/problem-note';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';

/** Whether judgements on the claim would be left behind. */
export const isJudged = ({ state }: Pick<Claim, 'state'>): boolean =>
  !['extracted', 'open', 'in_review'].includes(state);

/** What follows a correction's preview: the word that a review starts anew where one is needed, save and cancel, what went wrong. */
export function SaveBar(props: {
  judged: boolean;
  isDisabled: boolean;
  label?: string;
  said: string;
  /** @throws ApiProblem */
  onSave: (restartReview?: true) => Promise<void>;
  onCancel: () => void;
}): ReactNode {
  const text = useText();
  const [restart, setRestart] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await props.onSave(restart || undefined);
      toast(props.said);
    } catch (refused) {
      setError(refused as Error);
      setBusy(false);
    }
  };
  return (
    <div className="stack tight">
      {props.judged && (
        <div className="restart stack tight small">
          <p>{text('correct.restartHelp')}</p>
          <Tick isSelected={restart} onChange={setRestart}>
            {text('correct.restart')}
          </Tick>
        </div>
      )}
      {error && <ProblemNote error={error} />}
      <div className="row">
        <ActionButton
          isPrimary
          isDisabled={props.isDisabled || isBusy || (props.judged && !restart)}
          onPress={() => void save()}
        >
          {props.label ?? text('correct.save')}
        </ActionButton>
        <ActionButton isQuiet onPress={props.onCancel}>
          {text('app.cancel')}
        </ActionButton>
      </div>
    </div>
  );
}
