import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, read } from './client';
import type { ChangeBody, Claim, Correction, DoneCorrection, Span } from './contract';
import { keys, queries } from './queries';

type Revised = Pick<Claim, 'id' | 'revision'>;

const ifMatch = ({ revision }: { revision: number }): { 'If-Match': string } => ({ 'If-Match': `"${revision}"` });

/** What was read of the article is out of date; the correction’s claims are known already. */
async function done(reply: Promise<{ data?: DoneCorrection }>, articleId: string): Promise<DoneCorrection> {
  const correction = await read(reply);
  await queries.invalidateQueries({ queryKey: keys.article(articleId) });
  return correction;
}

type Target = Revised & Pick<Claim, 'articleId'>;

/** @throws ApiProblem */
export const changeClaim = (claim: Target, body: ChangeBody): Promise<DoneCorrection> =>
  done(
    api.PATCH('/v1/claims/{id}', { params: { path: { id: claim.id }, header: ifMatch(claim) }, body }),
    claim.articleId,
  );

/** @throws ApiProblem */
export const splitClaim = (claim: Target, parts: Span[][], restartReview?: true): Promise<DoneCorrection> =>
  done(
    api.POST('/v1/claims/{id}/split', {
      params: { path: { id: claim.id }, header: ifMatch(claim) },
      body: { parts: parts.map((spans) => ({ spans })), ...(restartReview ? { restartReview } : {}) },
    }),
    claim.articleId,
  );

/** @throws ApiProblem */
export const mergeClaims = (
  claim: Target,
  others: readonly Revised[],
  body: Pick<ChangeBody, 'spans' | 'normalizedText' | 'claimType' | 'restartReview'>,
): Promise<DoneCorrection> =>
  done(
    api.POST('/v1/claims/{id}/merge', {
      params: { path: { id: claim.id }, header: ifMatch(claim) },
      body: { ...body, with: others.map(({ id, revision }) => ({ id, revision })) },
    }),
    claim.articleId,
  );

/** @throws ApiProblem */
export const addClaim = (
  article: { id: string; versionId: string },
  body: Pick<ChangeBody, 'attribution'> & { spans: Span[] },
): Promise<DoneCorrection> =>
  done(
    api.POST('/v1/articles/{id}/claims', {
      params: { path: { id: article.id } },
      body: { versionId: article.versionId, ...body },
    }),
    article.id,
  );

/** @throws ApiProblem */
export async function dismissClaim(claim: Pick<Claim, 'id' | 'articleId'>, reason: string): Promise<void> {
  await read(api.POST('/v1/claims/{id}/dismiss', { params: { path: { id: claim.id } }, body: { reason } }));
  await queries.invalidateQueries({ queryKey: keys.article(claim.articleId) });
}

/** Corrections of the article’s text, newest first. */
export const useCorrections = (articleId: string): UseQueryResult<Correction[]> =>
  useQuery({
    queryKey: [...keys.article(articleId), 'corrections'],
    queryFn: async () =>
      (await read(api.GET('/v1/articles/{id}/corrections', { params: { path: { id: articleId }, query: {} } }))).items,
  });
