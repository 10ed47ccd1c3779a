/** A reply with its body read. `body` is what the caller says it is: parsed JSON, undefined where there is none. */
export interface Reply<Body> {
  status: number;
  headers: Headers;
  text: string;
  body: Body;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { pointer?: string; parameter?: string; conflictsWith?: string; detail: string }[];
}

/** Talks to a running api with one key, or with none. */
export class HttpClient {
  constructor(
    readonly address: string,
    readonly key?: string,
  ) {}

  withKey(key: string | undefined): HttpClient {
    return new HttpClient(this.address, key);
  }

  get<Body = ProblemBody>(path: string, headers: Record<string, string> = {}): Promise<Reply<Body>> {
    return this.send<Body>('GET', path, undefined, headers);
  }

  /** Posts `body` as JSON. */
  post<Body = ProblemBody>(
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    return this.send<Body>('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** Changes a resource; most want an `if-match`. */
  patch<Body = ProblemBody>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply<Body>> {
    return this.send<Body>('PATCH', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** Sends bytes as they are. */
  async send<Body = ProblemBody>(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const authorization: Record<string, string> = this.key === undefined ? {} : { authorization: `Bearer ${this.key}` };
    const reply = await fetch(new URL(path, this.address), { method, body, headers: { ...authorization, ...headers } });
    const text = await reply.text();
    const isJson = /[/+]json\b/.test(reply.headers.get('content-type') ?? '');
    return {
      status: reply.status,
      headers: reply.headers,
      text,
      body: (isJson && text ? JSON.parse(text) : undefined) as Body,
    };
  }
}
