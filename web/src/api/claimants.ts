import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, read } from './client';
import type { ClaimantDetail, ClaimantKind } from './contract';
import { keys, queries } from './queries';

export interface ClaimantFilter {
  q?: string;
  kind?: ClaimantKind;
}

const A_PAGE = 100;

export const useClaimants = (filter: ClaimantFilter, limit = A_PAGE) =>
  useInfiniteQuery({
    queryKey: ['claimants', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      read(api.GET('/v1/claimants', { params: { query: { ...filter, limit, cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The entry of this id, or the one that it was merged into. */
export const useClaimant = (id: string): UseQueryResult<ClaimantDetail> =>
  useQuery({
    queryKey: keys.claimant(id),
    queryFn: () => read(api.GET('/v1/claimants/{id}', { params: { path: { id } } })),
  });

/** @throws ApiProblem `precondition_failed` where somebody was quicker, `claimant_name_taken` */
export async function changeClaimant(
  { id, revision }: Pick<ClaimantDetail, 'id' | 'revision'>,
  body: { name?: string; kind?: Exclude<ClaimantKind, 'own_voice'>; addAliases?: string[]; removeAliases?: string[] },
): Promise<ClaimantDetail> {
  const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
  return keepClaimant(await read(api.PATCH('/v1/claimants/{id}', { params, body })));
}

/** The survivor. There is no way back. @throws ApiProblem */
export async function mergeClaimants(id: string, intoId: string, reason: string): Promise<ClaimantDetail> {
  const body = { intoId, reason: reason.trim() || undefined };
  const survivor = await read(api.POST('/v1/claimants/{id}/merge', { params: { path: { id } }, body }));
  queries.removeQueries({ queryKey: keys.claimant(id) });
  return keepClaimant(survivor);
}

/** What names them is out of date. */
function keepClaimant(claimant: ClaimantDetail): ClaimantDetail {
  queries.setQueryData(keys.claimant(claimant.id), claimant);
  for (const first of ['claimants', 'claims', 'article']) void queries.invalidateQueries({ queryKey: [first] });
  return claimant;
}
