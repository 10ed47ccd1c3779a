import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** What an endpoint learns from a request. */
export interface Asked {
  readonly key: string;
  readonly system: string;
  readonly user: string;
  /** The article, read out of the user's message. */
  readonly article: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Answer = (asked: Asked, response: ServerResponse) => void;

/** An OpenAI-compatible endpoint on this machine that answers as a test says. */
export class ChatStub {
  readonly asked: Asked[] = [];

  private constructor(
    private readonly server: Server,
    public answer: Answer,
  ) {}

  static async start(answer: Answer): Promise<ChatStub> {
    const server = createServer((request, response) => {
      void (async () => {
        const body = (await json(request)) as { messages: { role: string; content: string }[] };
        const said = (role: string): string => body.messages.find((message) => message.role === role)?.content ?? '';
        const user = said('user');
        const { article } = JSON.parse(user) as { article: string };
        const key = (request.headers.authorization ?? '').replace('Bearer ', '');
        const asked: Asked = { key, system: said('system'), user, article, body: { ...body } };
        stub.asked.push(asked);
        stub.answer(asked, response);
      })();
    });
    const stub = new ChatStub(server, answer);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** A completion with this message and 1,000 tokens in, 200 out. */
export const completion = (message: object, finish = 'stop'): object => ({
  id: 'x',
  object: 'chat.completion',
  created: 0,
  model: 'stub',
  choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', refusal: null, ...message } }],
  usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 },
});

export function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Answers with a message of this content. */
export const says =
  (content: (asked: Asked) => string): Answer =>
  (asked, response) =>
    send(response, completion({ content: content(asked) }));

export interface Attribution {
  source: string | null;
  cue: string;
  content: string[];
  claimants: { name: string; kind: string }[];
  relay: { name: string; kind: string }[];
}

/** An attribution in the form of the reply; one claimant, a person unless told. */
export const attribution = (
  source: string | null,
  cue: string,
  content: string | string[],
  name?: string,
  kind = 'person',
): Attribution => ({
  source,
  cue,
  content: [content].flat(),
  claimants: name === undefined ? [] : [{ name, kind }],
  relay: [],
});
