import { lookup as lookUpByDns } from 'node:dns';
import { request as requestHttp, type Agent, type ClientRequest, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { isPublicAddress } from './public-address.js';

/** What a receiver says is not kept; so much of it is read, so that it can end its reply. */
const MOST_READ_BYTES = 4_096;

/** Any address, or public ones only; new connections each, checked each. */
const AGENTS = {
  any: agents({ allowPrivateIPAddress: true, allowMetaIPAddress: true }),
  public: agents({}),
};

function agents(options: { allowPrivateIPAddress?: true; allowMetaIPAddress?: true }): Record<string, Agent> {
  return { 'http:': new RequestFilteringHttpAgent(options), 'https:': new RequestFilteringHttpsAgent(options) };
}

/** A reply's status, or why there was none. */
export interface PostOutcome {
  status: number | null;
  error: string | null;
}

export interface PostRules {
  /** For development and inner networks. */
  privateAddresses: boolean;
  /** For everything from looking the name up to the reply's end. */
  timeoutMs: number;
  lookup?: LookupFunction;
}

/** Posts once. Never throws: whatever goes wrong is an outcome. A redirect is one, and is not followed. */
export function postWebhook(
  url: URL,
  headers: Record<string, string>,
  body: string,
  { privateAddresses, timeoutMs, lookup = lookUpByDns }: PostRules,
): Promise<PostOutcome> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!privateAddresses && isIP(host) && !isPublicAddress(host)) return Promise.resolve(failed(refusalOf(host)));
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const fail = (error: Error): void =>
      resolve(
        failed(signal.aborted ? `no complete reply within ${timeoutMs / 1000} s` : error.message || 'no connection'),
      );
    const request = open(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: AGENTS[privateAddresses ? 'any' : 'public'][url.protocol],
      lookup: privateAddresses ? lookup : publicOnly(lookup),
      signal,
    });
    request.on('error', fail);
    request.on('response', (response) => {
      const done = (): void => resolve({ status: response.statusCode ?? null, error: null });
      let read = 0;
      response.on('error', fail);
      response.on('end', done);
      response.on('data', (bytes: Buffer) => {
        read += bytes.length;
        if (read <= MOST_READ_BYTES) return;
        done();
        request.destroy();
      });
    });
    request.end(body);
  });
}

const open = (url: URL, options: RequestOptions): ClientRequest =>
  url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);

/** Every address that a name has must be public at the moment of connecting, whatever it was before. */
const publicOnly =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, answer) =>
    lookup(hostname, options, (error, found, family) => {
      const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      const refused = error ? undefined : addresses.find((address) => !isPublicAddress(address));
      answer(refused === undefined ? error : new Error(refusalOf(refused)), found, family);
    });

const refusalOf = (address: string): string => `refused: ${address} is not a public address`;

const failed = (error: string): PostOutcome => ({ status: null, error });
