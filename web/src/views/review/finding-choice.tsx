import type { ReactNode } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Finding } from '../../api/contract';
import { FindingSign, toneOfFinding } from '../../pieces/verdict-pill';
import { useText } from '../../strings/text';

/** One axis of the verdict: a word, a sign and a colour each. */
export function FindingChoice<Value extends Finding>(props: {
  question: string;
  values: readonly Value[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: string;
}): ReactNode {
  const text = useText();
  return (
    <RadioGroup
      className="finding-choice"
      orientation="horizontal"
      value={props.value}
      onChange={(value) => props.onChange(value as Value)}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
    >
      <Label>{props.question}</Label>
      <div className="findings">
        {props.values.map((value) => (
          <Radio key={value} value={value} className={`finding ${toneOfFinding(value)}`}>
            <FindingSign finding={value} size={17} /> {text(`finding.${value}`)}
          </Radio>
        ))}
      </div>
      <FieldError className="field-error">{props.error}</FieldError>
    </RadioGroup>
  );
}
