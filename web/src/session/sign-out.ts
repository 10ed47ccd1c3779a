import { api } from '../api/client';
import { keys, queries } from '../api/queries';

/** Also where the session is over already. Nothing that was read stays in memory. */
export async function signOut(): Promise<void> {
  await api.DELETE('/v1/session', {}).catch(() => undefined);
  queries.clear();
  queries.setQueryData(keys.session, null);
}
