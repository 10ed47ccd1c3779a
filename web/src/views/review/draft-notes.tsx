import { CloudCheck, CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LeasedTask } from '../../api/contract';
import { useSession } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { useText } from '../../strings/text';
import { RelativeTime } from '../../pieces/time';
import { EMPTY } from './draft';
import type { DraftState } from './use-draft';

/** Where what is typed is kept, whose it is, and what this browser still has of an earlier lease. */
export function DraftNotes(props: { task: LeasedTask; typed: DraftState; isLost: boolean }): ReactNode {
  const { task, typed, isLost } = props;
  const text = useText();
  const me = useSession().data?.personId;
  return (
    <div className="draft-notes small">
      {typed.found && (
        <p className="row card">
          {text('review.kept')}
          <ActionButton onPress={() => typed.answerFound(true)}>{text('review.restore')}</ActionButton>
          <ActionButton isQuiet onPress={() => typed.answerFound(false)}>
            {text('review.discard')}
          </ActionButton>
        </p>
      )}
      {task.draftBy !== null && task.draftBy !== me && (
        <p className="row card">
          {text('review.draftFrom')}
          <ActionButton isQuiet onPress={() => typed.change(EMPTY)}>
            {text('review.clearDraft')}
          </ActionButton>
        </p>
      )}
      {typed.isLocal || isLost ? (
        <p className="soft row">
          <CloudOff size={14} aria-hidden /> {text('review.notSaved')}
        </p>
      ) : (
        typed.savedAt && (
          <p className="soft row">
            <CloudCheck size={14} aria-hidden /> {text('review.saved')} <RelativeTime at={typed.savedAt} />
          </p>
        )
      )}
    </div>
  );
}
