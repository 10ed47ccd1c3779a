import { useState, type ReactNode } from 'react';
import { changeClaim } from '../../api/corrections';
import type { ClaimType } from '../../api/contract';
import { Choose, Field } from '../../pieces/fields';
import { useText } from '../../strings/text';
import type { ToolProps } from './claim-tools';
import { isJudged, SaveBar } from './save-bar';

const TYPES = [
  'event',
  'numerical',
  'quote',
  'causal',
  'position',
  'prediction',
  'opinion',
] as const satisfies ClaimType[];

export function WordingTool({ claim, onPick, onCancel }: ToolProps): ReactNode {
  const text = useText();
  const [claimType, setType] = useState(claim.claimType);
  const [normalizedText, setWording] = useState(claim.normalizedText);
  return (
    <>
      <Choose
        label={text('correct.type')}
        choices={TYPES.map((value) => ({ value, label: text(`type.${value}`) }))}
        value={claimType}
        onChange={(value) => setType(value ?? claim.claimType)}
      />
      <Field
        label={text('correct.normalised')}
        rows={3}
        value={normalizedText}
        onChange={setWording}
        maxLength={5_000}
      />
      <SaveBar
        judged={isJudged(claim)}
        isDisabled={
          !normalizedText.trim() || (claimType === claim.claimType && normalizedText === claim.normalizedText)
        }
        said={text('correct.saved')}
        onSave={async (restartReview) => {
          const { claims } = await changeClaim(claim, { claimType, normalizedText, restartReview });
          onPick(claims[0]?.id ?? null);
        }}
        onCancel={onCancel}
      />
    </>
  );
}
