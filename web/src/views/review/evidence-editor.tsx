import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Stance } from '../../api/contract';
import type { ApiProblem } from '../../api/problem';
import { ActionButton, IconButton } from '../../pieces/button';
import { Choose, Field, Tick } from '../../pieces/fields';
import { useText } from '../../strings/text';
import { newEvidence, type EvidenceDraft } from './draft';

const STANCES: readonly Stance[] = ['supports', 'refutes', 'context'];
const MOST = 50;

/** Evidence found in this review; it is added to the claim with the judgement. */
export function EvidenceEditor(props: {
  evidence: EvidenceDraft[];
  onChange: (evidence: EvidenceDraft[]) => void;
  problem: ApiProblem | null;
}): ReactNode {
  const { evidence, onChange, problem } = props;
  const text = useText();
  const add = (): void => onChange([...evidence, newEvidence(Math.max(-1, ...evidence.map(({ key }) => key)) + 1)]);
  return (
    <div className="stack tight">
      {evidence.map((item, i) => (
        <EvidenceFields
          key={item.key}
          n={i + 1}
          item={item}
          fault={(field) => problem?.fault(`/evidence/${i}/${field}`)}
          onChange={(fields) => onChange(evidence.map((each) => (each === item ? { ...item, ...fields } : each)))}
          onRemove={() => onChange(evidence.filter((each) => each !== item))}
        />
      ))}
      {problem?.fault('/evidence') && <p className="field-error">{problem.fault('/evidence')}</p>}
      <ActionButton onPress={add} isDisabled={evidence.length >= MOST}>
        <Plus size={16} aria-hidden /> {text('review.addEvidence')}
      </ActionButton>
    </div>
  );
}

function EvidenceFields(props: {
  n: number;
  item: EvidenceDraft;
  fault: (field: string) => string | undefined;
  onChange: (fields: Partial<EvidenceDraft>) => void;
  onRemove: () => void;
}): ReactNode {
  const { n, item, fault, onChange } = props;
  const text = useText();
  const field = (name: 'url' | 'document' | 'title' | 'passage' | 'locator' | 'origin') => ({
    value: item[name],
    onChange: (value: string) => onChange({ [name]: value }),
    error: fault(name),
  });
  return (
    <fieldset className="evidence-fields">
      <legend>{text('review.evidenceN', { n })}</legend>
      <IconButton label={text('review.removeEvidence', { n })} onPress={props.onRemove}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
      <Field label={text('review.evidencePassage')} rows={3} maxLength={20_000} isRequired {...field('passage')} />
      <div className="pair">
        <Field label={text('review.evidenceUrl')} type="url" maxLength={2_000} {...field('url')} />
        <Field label={text('review.evidenceDocument')} maxLength={1_000} {...field('document')} />
        <Field label={text('review.evidenceTitle')} maxLength={500} {...field('title')} />
        <Field label={text('review.evidenceLocator')} maxLength={300} {...field('locator')} />
        <Field
          label={text('review.evidenceOrigin')}
          help={text('review.evidenceOriginHelp')}
          maxLength={300}
          {...field('origin')}
        />
        <Choose
          label={text('review.evidenceStance')}
          choices={STANCES.map((value) => ({ value, label: text(`stance.${value}`) }))}
          value={item.stance}
          onChange={(stance) => stance && onChange({ stance })}
        />
      </div>
      <Tick isSelected={item.primary} onChange={(primary) => onChange({ primary })}>
        {text('review.evidencePrimary')}
      </Tick>
    </fieldset>
  );
}
