import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, read } from './client';
import type {
  Article,
  ArticleStatus,
  Claim,
  ClaimantKind,
  ClaimState,
  ContentFinding,
  DeskStatistics,
  LeasedTask,
  LeaseSummary,
  Session,
} from './contract';
import { ApiProblem } from './problem';

const TRIES = 3;
const SPLITTING_MS = 700;

/** A refusal is an answer and is not asked for again; a service that is away is. */
const retry = (failures: number, error: Error): boolean =>
  failures < TRIES && error instanceof ApiProblem && (error.body.status === 0 || error.body.status >= 502);

export const queries = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 5_000 } },
});

/** The keys under which replies are kept: what an event makes out of date is named by its first word. */
export const keys = {
  session: ['session'],
  leases: ['leases'],
  statistics: ['statistics'],
  claims: (filter: ClaimFilter) => ['claims', filter],
  articles: (filter: ArticleFilter) => ['articles', filter],
  article: (id: string) => ['article', id],
  claimant: (id: string) => ['claimant', id],
  articleClaims: (id: string) => ['article', id, 'claims'],
  task: (taskId: string, leaseToken: number) => ['task', taskId, leaseToken],
} as const;

/** Who is signed in; null where nobody is. */
export const useSession = (): UseQueryResult<Session | null> =>
  useQuery({
    queryKey: keys.session,
    staleTime: Infinity,
    queryFn: async () => {
      try {
        return await read<Session>(api.GET('/v1/session', {}));
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'unauthenticated') return null;
        throw error;
      }
    },
  });

export const useLeases = (enabled = true): UseQueryResult<LeaseSummary[]> =>
  useQuery({
    queryKey: keys.leases,
    enabled,
    queryFn: async () => (await read(api.GET('/v1/reviews/leases'))).items,
  });

export const useStatistics = (): UseQueryResult<DeskStatistics> =>
  useQuery({ queryKey: keys.statistics, queryFn: () => read(api.GET('/v1/stats', { params: { query: {} } })) });

export const isBeingSplit = (article: Pick<Article, 'status'> | undefined): boolean =>
  article?.status === 'received' || article?.status === 'splitting';

export const useArticle = (id: string | undefined): UseQueryResult<Article> =>
  useQuery({
    queryKey: keys.article(id ?? ''),
    enabled: id !== undefined,
    // While it is split there is something new every moment.
    refetchInterval: ({ state }) => (isBeingSplit(state.data) ? SPLITTING_MS : false),
    queryFn: () => read(api.GET('/v1/articles/{id}', { params: { path: { id: id ?? '' } } })),
  });

/** All claims of an article in reading order, however many pages they take. */
export const useArticleClaims = (id: string | undefined): UseQueryResult<Claim[]> =>
  useQuery({
    queryKey: keys.articleClaims(id ?? ''),
    enabled: id !== undefined,
    queryFn: async () => {
      const claims: Claim[] = [];
      let cursor: string | undefined;
      do {
        const page = await read(
          api.GET('/v1/articles/{id}/claims', { params: { path: { id: id ?? '' }, query: { cursor } } }),
        );
        claims.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return claims;
    },
  });

/** A task that the reviewer holds. Read once: what is typed must not be overtaken by what is read again. */
export const useTask = (taskId: string, leaseToken: number): UseQueryResult<LeasedTask> =>
  useQuery({
    queryKey: keys.task(taskId, leaseToken),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: () => read(api.GET('/v1/reviews/{taskId}', { params: { path: { taskId }, query: { leaseToken } } })),
  });

export interface ClaimFilter {
  state?: ClaimState;
  claimantKind?: ClaimantKind;
  minCheckWorthiness?: number;
  claimantId?: string;
  verdict?: ContentFinding;
}

export const useClaims = (filter: ClaimFilter, limit = 50) =>
  useInfiniteQuery({
    queryKey: keys.claims(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      read(api.GET('/v1/claims', { params: { query: { ...filter, limit, cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export interface ArticleFilter {
  status?: ArticleStatus;
  q?: string;
}

export const useArticles = (filter: ArticleFilter, limit = 30) =>
  useInfiniteQuery({
    queryKey: keys.articles(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      read(api.GET('/v1/articles', { params: { query: { ...filter, limit, cursor: pageParam } } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
