import createClient from 'openapi-fetch';
import type { paths } from '../generated/contract';
import { ApiProblem, problemOf, unreachable } from './problem';

/** The api, typed by openapi.json. Every refusal is thrown as an `ApiProblem`. */
export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  // Shows the api that our own page asks: no other page can send this header.
  headers: { 'claimdesk-csrf': '1' },
});

api.use({
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError({ error }) {
    return error instanceof ApiProblem ? error : unreachable();
  },
});

/** The body of a reply. @throws ApiProblem */
export async function read<Data>(reply: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await reply;
  return data as Data;
}
