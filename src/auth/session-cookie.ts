import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../errors/problem.js';

/** How long somebody stays signed in: a working day. */
export const SESSION_SECONDS = 12 * 3600;
/** What our page sends with everything it changes, with any value. */
export const CSRF_HEADER = 'claimdesk-csrf';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A cookie that scripts cannot read, that no other site's page can send along, and that, in production, only comes from
 * this very host over https: browsers hold `__Host-` to that.
 */
export class SessionCookie {
  private readonly name: string;

  constructor(private readonly isSecure: boolean) {
    this.name = isSecure ? '__Host-claimdesk' : 'claimdesk';
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.name, token, { ...this.attributes(), maxAge: SESSION_SECONDS });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes());
  }

  private attributes(): { path: string; httpOnly: true; sameSite: 'strict'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.isSecure };
  }
}

/**
 * A cookie comes along whoever makes the browser ask, so a change needs proof that our own page asks. `SameSite=Strict` keeps
 * other sites away, yet a neighbouring subdomain, or another port of one host, is no other site. Our page's header cannot be
 * set by theirs without a preflight, which is never granted, and `Sec-Fetch-Site` is the browser's own word on who asks.
 * @throws Problem `cross_site`
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (READING.has(request.method)) return;
  const from = request.headers['sec-fetch-site'];
  if (request.headers[CSRF_HEADER] !== undefined && (from === undefined || from === 'same-origin')) return;
  throw new Problem(
    'cross_site',
    `A change by cookie needs the header ${CSRF_HEADER} and comes from our own page. Programs send an API key instead.`,
  );
}
