import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, read } from './client';
import type { AuditCheck, DeskStatistics, NewKey, Person, Policy, PolicyChange, Role } from './contract';
import { queries } from './queries';

const POLICY = ['policy'];
const PEOPLE = ['people'];

export const useStatisticsOf = (days: number): UseQueryResult<DeskStatistics> =>
  useQuery({
    queryKey: ['statistics', days],
    queryFn: () => read(api.GET('/v1/stats', { params: { query: { days } } })),
    placeholderData: keepPreviousData,
  });

export const usePolicy = (): UseQueryResult<Policy> =>
  useQuery({
    queryKey: POLICY,
    // Read once while it is being changed; see api/live.ts.
    refetchOnWindowFocus: false,
    queryFn: () => read(api.GET('/v1/policy', {})),
  });

/** @throws ApiProblem `precondition_failed` where somebody changed it since */
export async function changePolicy(revision: number, body: PolicyChange): Promise<Policy> {
  const params = { header: { 'If-Match': `"${revision}"` } };
  const policy = await read(api.PATCH('/v1/policy', { params, body }));
  queries.setQueryData(POLICY, policy);
  return policy;
}

/** All people of the desk, however many pages they take. For leads. */
export const usePeople = (enabled = true): UseQueryResult<Person[]> =>
  useQuery({
    queryKey: PEOPLE,
    enabled,
    queryFn: async () => {
      const people: Person[] = [];
      let cursor: string | undefined;
      do {
        const page = await read(api.GET('/v1/people', { params: { query: { cursor, limit: 200 } } }));
        people.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return people;
    },
  });

/** A key in clear is in the reply alone: nothing of it is kept. */
export const addPerson = (name: string, role: Role | undefined): Promise<{ name: string; key: string | null }> =>
  thenPeople(read(api.POST('/v1/people', { body: { name, role } })));
export const makeKey = (personId: string, role: Role): Promise<NewKey> =>
  thenPeople(read(api.POST('/v1/people/{id}/keys', { params: { path: { id: personId } }, body: { role } })));
export const revokeKey = (id: string): Promise<unknown> =>
  thenPeople(api.DELETE('/v1/keys/{id}', { params: { path: { id } } }));

async function thenPeople<Reply>(reply: Promise<Reply>): Promise<Reply> {
  const done = await reply;
  void queries.invalidateQueries({ queryKey: PEOPLE });
  return done;
}

export interface AuditFilter {
  subjectId?: string;
  action?: string;
  since?: string;
  until?: string;
}

export const useAudit = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      read(api.GET('/v1/audit', { params: { query: { ...filter, limit: 50, cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const verifyAudit = (): Promise<AuditCheck> => read(api.GET('/v1/audit/verify', { params: { query: {} } }));
