import { api } from '../api/client';
import { keys, queries } from '../api/queries';
import { forgetAll } from '../views/review/kept';

/** Also where the session is over already. Nothing that was read or typed stays in this browser. */
export async function signOut(): Promise<void> {
  await api.DELETE('/v1/session', {}).catch(() => undefined);
  forgetAll();
  queries.clear();
  queries.setQueryData(keys.session, null);
}
