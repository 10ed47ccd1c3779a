import type { ReactNode } from 'react';
import type { ClaimType } from '../../api/contract';
import { CLAIMANT_KINDS } from '../../pieces/claimant-chip';
import { Field, Tick } from '../../pieces/fields';
import { useText } from '../../strings/text';
import { BOUNDS, type NumberField, type PolicyDraft } from './policy-draft';

const CLAIM_TYPES: readonly ClaimType[] = [
  'event',
  'numerical',
  'quote',
  'causal',
  'position',
  'prediction',
  'opinion',
];

/** Every rule with what it does, in words. */
export function PolicyRules(props: {
  draft: PolicyDraft;
  unfit: readonly NumberField[];
  isDisabled: boolean;
  onChange: (fields: Partial<PolicyDraft>) => void;
}): ReactNode {
  const { draft, unfit, isDisabled, onChange } = props;
  const text = useText();
  const number = (field: NumberField) => ({
    value: draft[field],
    isDisabled,
    inputMode: 'decimal' as const,
    onChange: (value: string) => onChange({ [field]: value }),
    error: unfit.includes(field)
      ? text('policy.number', { least: BOUNDS[field].least, most: BOUNDS[field].most })
      : undefined,
  });
  return (
    <>
      <section className="card stack" aria-labelledby="second">
        <h3 id="second">{text('policy.second')}</h3>
        <p className="soft small">
          {text('policy.secondHelp')} {text('policy.notEnough')}
        </p>
        <Ticks
          label={text('policy.kinds')}
          choices={CLAIMANT_KINDS.map((value) => ({ value, label: text(`kind.${value}`) }))}
          chosen={draft.claimantKinds}
          isDisabled={isDisabled}
          onChange={(claimantKinds) => onChange({ claimantKinds })}
        />
        <Ticks
          label={text('policy.types')}
          choices={CLAIM_TYPES.map((value) => ({ value, label: text(`type.${value}`) }))}
          chosen={draft.claimTypes}
          isDisabled={isDisabled}
          onChange={(claimTypes) => onChange({ claimTypes })}
        />
        <div className="policy-numbers">
          <Field label={text('policy.worth')} help={text('policy.worthHelp')} {...number('checkWorthiness')} />
          <Field label={text('policy.until')} {...number('untilConcluded')} />
          <Field label={text('policy.sample')} help={text('policy.sampleHelp')} {...number('samplePercent')} />
        </div>
      </section>
      <section className="card stack" aria-labelledby="least">
        <h3 id="least">{text('policy.evidence')}</h3>
        <p className="soft small">{text('policy.evidenceHelp')}</p>
        {(['verified', 'disputed'] as const).map((finding) => (
          <fieldset key={finding} className="unframed">
            <legend>{text(`policy.${finding}`)}</legend>
            <div className="policy-numbers">
              <Field label={text('policy.primary')} {...number(`${finding}Primary`)} />
              <Field label={text('policy.independent')} {...number(`${finding}Independent`)} />
            </div>
          </fieldset>
        ))}
      </section>
      <section className="card stack" aria-labelledby="lease-rules">
        <h3 id="lease-rules">{text('policy.leases')}</h3>
        <div className="policy-numbers">
          <Field label={text('policy.leaseSeconds')} {...number('leaseMinutes')} />
          <Field label={text('policy.leaseLimit')} help={text('policy.leaseLimitHelp')} {...number('leaseLimit')} />
        </div>
      </section>
    </>
  );
}

function Ticks<Value extends string>(props: {
  label: string;
  choices: { value: Value; label: string }[];
  chosen: readonly Value[];
  isDisabled: boolean;
  onChange: (chosen: Value[]) => void;
}): ReactNode {
  const { label, choices, chosen, isDisabled, onChange } = props;
  return (
    <fieldset className="unframed">
      <legend>{label}</legend>
      <div className="policy-ticks">
        {choices.map((choice) => (
          <Tick
            key={choice.value}
            isDisabled={isDisabled}
            isSelected={chosen.includes(choice.value)}
            onChange={(on) => onChange(on ? [...chosen, choice.value] : chosen.filter((each) => each !== choice.value))}
          >
            {choice.label}
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}
