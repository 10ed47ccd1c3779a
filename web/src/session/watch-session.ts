import { ApiProblem } from '../api/problem';
import { keys, queries } from '../api/queries';

/** Whatever is refused because nobody is signed in any more brings the sign-in page back, in its place. */
export function watchSession(): void {
  const watch = (error: unknown): void => {
    const isOver = error instanceof ApiProblem && error.code === 'unauthenticated';
    if (isOver && queries.getQueryData(keys.session)) queries.setQueryData(keys.session, null);
  };
  queries.getQueryCache().config.onError = watch;
  queries.getMutationCache().config.onError = watch;
}
