import { useState, type FormEvent, type ReactNode } from 'react';
import type { ContentFinding, Finding, LeasedTask } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { ActionButton } from '../../pieces/button';
import { Field, Tick } from '../../pieces/fields';
import { ProblemNote } from '../../pieces/problem-note';
import { useText } from '../../strings/text';
import { fittingReasons, isUnresolved, missing, type Draft } from './draft';
import { EvidenceEditor } from './evidence-editor';
import { EvidenceThere } from './evidence-there';
import { FindingChoice } from './finding-choice';
import { ReasonChoice } from './reason-choice';

const CONTENT: readonly ContentFinding[] = ['verified', 'disputed', 'unresolved'];

interface Props {
  task: LeasedTask;
  draft: Draft;
  change: (fields: Partial<Draft>) => void;
  isLost: boolean;
  /** @throws ApiProblem */
  onSubmit: (takeNext: boolean) => Promise<void>;
}

/** The two-axis judgement. What it lacks is said when it is submitted, beside the field. */
export function VerdictForm({ task, draft, change, isLost, onSubmit }: Props): ReactNode {
  const text = useText();
  const [takeNext, setTakeNext] = useState(true);
  const [isTold, setTold] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const problem = error instanceof ApiProblem ? error : null;
  const lacks = missing(draft);
  const reasons = fittingReasons(draft);
  const attributions: readonly Finding[] = task.claim.attribution ? CONTENT : [...CONTENT, 'not_applicable'];
  const fault = (field: keyof Draft): string | undefined =>
    isTold && lacks.includes(field) ? text('review.needed') : problem?.fault(`/${field}`);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTold(true);
    if (lacks.length > 0 || isBusy || isLost) return;
    setBusy(true);
    setError(null);
    try {
      await onSubmit(takeNext);
    } catch (refused) {
      setError(refused as Error);
      setBusy(false);
    }
  };
  return (
    <form className="verdict-form stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{text('review.verdict')}</h2>
      <FindingChoice
        question={text('review.attributionQuestion')}
        values={attributions}
        value={draft.attribution}
        onChange={(attribution) => change({ attribution })}
        error={fault('attribution')}
      />
      <FindingChoice
        question={text('review.contentQuestion')}
        values={CONTENT}
        value={draft.content}
        onChange={(content) => change({ content })}
        error={fault('content')}
      />
      {reasons.length > 0 && (
        <ReasonChoice
          codes={reasons}
          chosen={draft.reasons}
          onChange={(chosen) => change({ reasons: chosen })}
          error={fault('reasons')}
        />
      )}
      <Field
        label={text('review.rationale')}
        help={text('review.rationaleHelp')}
        rows={4}
        maxLength={20_000}
        value={draft.rationale}
        onChange={(rationale) => change({ rationale })}
        error={fault('rationale')}
        isRequired
      />
      {isUnresolved(draft) && (
        <Field
          label={text('review.settle')}
          rows={2}
          maxLength={5_000}
          value={draft.whatWouldSettle}
          onChange={(whatWouldSettle) => change({ whatWouldSettle })}
          error={fault('whatWouldSettle')}
          isRequired
        />
      )}
      <section className="stack tight">
        <h3>{text('review.evidence')}</h3>
        <EvidenceThere
          evidence={task.evidence}
          cited={draft.evidenceIds}
          onChange={(evidenceIds) => change({ evidenceIds })}
        />
        <EvidenceEditor evidence={draft.evidence} onChange={(evidence) => change({ evidence })} problem={problem} />
      </section>
      <div className="pair">
        <Field
          label={text('review.asOf')}
          note={text('review.optional')}
          type="date"
          value={draft.asOf}
          onChange={(asOf) => change({ asOf })}
          error={fault('asOf')}
        />
        <Field
          label={text('review.recheck')}
          note={text('review.optional')}
          type="date"
          value={draft.recheckAt}
          onChange={(recheckAt) => change({ recheckAt })}
          error={fault('recheckAt')}
        />
      </div>
      {isTold && lacks.length > 0 && (
        <p className="field-error" role="alert">
          {text('review.missing')}
        </p>
      )}
      {error && <ProblemNote error={error} />}
      <div className="row spread">
        <Tick isSelected={takeNext} onChange={setTakeNext}>
          {text('review.takeNext')}
        </Tick>
        <ActionButton type="submit" isPrimary isDisabled={isBusy || isLost}>
          {text('review.submit')}
        </ActionButton>
      </div>
    </form>
  );
}
