import type { ReactNode } from 'react';
import type { ReasonCode } from '../../../../src/reviews/reason-codes';
import { Tick } from '../../pieces/fields';
import { useText } from '../../strings/text';

/** Reason codes of the axes in doubt. */
export function ReasonChoice(props: {
  codes: readonly ReasonCode[];
  chosen: readonly ReasonCode[];
  onChange: (codes: ReasonCode[]) => void;
  error?: string;
}): ReactNode {
  const text = useText();
  const { codes, chosen, onChange } = props;
  return (
    <fieldset className="reasons">
      <legend>{text('review.reasons')}</legend>
      <p className="soft small">{text('review.reasonsHelp')}</p>
      <div className="reason-list">
        {codes.map((code) => (
          <Tick
            key={code}
            isSelected={chosen.includes(code)}
            onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((each) => each !== code))}
          >
            {text(`reason.${code}`)}
            <span className="soft small block">{text(`reason.${code}.help`)}</span>
          </Tick>
        ))}
      </div>
      {props.error && <p className="field-error">{props.error}</p>}
    </fieldset>
  );
}
