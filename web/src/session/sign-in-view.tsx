import { KeyRound } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api, read } from '../api/client';
import type { Session } from '../api/contract';
import { ApiProblem } from '../api/problem';
import { keys, queries } from '../api/queries';
import { ActionButton } from '../pieces/button';
import { Field } from '../pieces/fields';
import { ProblemNote } from '../pieces/problem-note';
import { useText } from '../strings/text';
import { forgetAll } from '../views/review/kept';

/** Stands in place of any view until somebody is signed in, so that the address they came for is where they then are. */
export function SignInView(): ReactNode {
  const text = useText();
  const [key, setKey] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const isWrong = error instanceof ApiProblem && ['unauthenticated', 'invalid_request'].includes(error.code);

  const signIn = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const session = await read<Session>(api.POST('/v1/session', { body: { key: key.trim() } }));
      // Nothing of whoever was here before, whose session may have ended by itself.
      forgetAll(session.personId);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      queries.setQueryData(keys.session, session);
    } catch (refused) {
      setError(refused as Error);
      setBusy(false);
    }
  };
  return (
    <main id="content" className="sign-in">
      <form className="card stack" onSubmit={(event) => void signIn(event)}>
        <p className="wordmark">{text('app.name')}</p>
        <h1>{text('signIn.title')}</h1>
        <p className="soft">{text('signIn.help')}</p>
        <Field
          label={text('signIn.key')}
          type="password"
          autoComplete="current-password"
          value={key}
          onChange={setKey}
          error={isWrong ? text('signIn.wrong') : undefined}
          isRequired
          autoFocus
        />
        {error && !isWrong && <ProblemNote error={error} />}
        <ActionButton type="submit" isPrimary isDisabled={isBusy || key.trim() === ''}>
          <KeyRound size={16} aria-hidden /> {text('signIn.do')}
        </ActionButton>
      </form>
    </main>
  );
}
