import { useState, type ReactNode } from 'react';
import { dismissClaim } from '../../api/corrections';
import { Field } from '../../pieces/fields';
import { useText } from '../../strings/text';
import type { ToolProps } from './claim-tools';
import { SaveBar } from './save-bar';

/** What is no claim is set aside. */
export function DismissTool({ claim, onPick, onCancel }: ToolProps): ReactNode {
  const text = useText();
  const [reason, setReason] = useState('');
  return (
    <>
      <Field
        label={text('correct.dismissWhy')}
        help={text('correct.dismissHelp')}
        value={reason}
        onChange={setReason}
        maxLength={2_000}
      />
      <SaveBar
        judged={false}
        isDisabled={!reason.trim()}
        label={text('correct.dismiss')}
        said={text('correct.dismissed')}
        onSave={async () => {
          await dismissClaim(claim, reason.trim());
          onPick(claim.id);
        }}
        onCancel={onCancel}
      />
    </>
  );
}
