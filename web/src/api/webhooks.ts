import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, read } from './client';
import type { EventType, Webhook, WebhookWithSecret } from './contract';
import { queries } from './queries';

const WEBHOOKS = ['webhooks'];
const inPath = (id: string) => ({ params: { path: { id } } });

export const useWebhooks = (): UseQueryResult<Webhook[]> =>
  useQuery({
    queryKey: WEBHOOKS,
    queryFn: async () => {
      const webhooks: Webhook[] = [];
      let cursor: string | undefined;
      do {
        const page = await read(api.GET('/v1/webhooks', { params: { query: { cursor, limit: 200 } } }));
        webhooks.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return webhooks;
    },
  });

/** What was or will be sent, newest first. */
export const useDeliveries = (id: string) =>
  useInfiniteQuery({
    queryKey: ['deliveries', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/v1/webhooks/{id}/deliveries', { params: { path: { id }, query: { limit: 20, cursor: pageParam } } }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The secret in clear is in the reply alone: nothing of it is kept. */
export const addWebhook = (url: string, events: EventType[]): Promise<WebhookWithSecret> =>
  thenRead(read(api.POST('/v1/webhooks', { body: { url, events } })));
export const rotateSecret = (id: string): Promise<WebhookWithSecret> =>
  thenRead(read(api.POST('/v1/webhooks/{id}/rotate-secret', { ...inPath(id), body: { keepOldHours: 24 } })));
export const removeWebhook = (id: string): Promise<unknown> => thenRead(api.DELETE('/v1/webhooks/{id}', inPath(id)));
export const testWebhook = (id: string): Promise<unknown> => thenRead(api.POST('/v1/webhooks/{id}/test', inPath(id)));
export const replayDelivery = (id: string, deliveryId: string): Promise<unknown> =>
  thenRead(api.POST('/v1/webhooks/{id}/deliveries/{deliveryId}/replay', { params: { path: { id, deliveryId } } }));
export function switchWebhook({ id, revision }: Webhook, enabled: boolean): Promise<Webhook> {
  const params = { path: { id }, header: { 'If-Match': `"${revision}"` } };
  return thenRead(read(api.PATCH('/v1/webhooks/{id}', { params, body: { enabled } })));
}

async function thenRead<Reply>(reply: Promise<Reply>): Promise<Reply> {
  const done = await reply;
  for (const first of ['webhooks', 'deliveries']) void queries.invalidateQueries({ queryKey: [first] });
  return done;
}
