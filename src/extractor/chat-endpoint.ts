import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { LlmFailure } from './llm-failure.js';
import { SYSTEM_PROMPT, userMessage } from './prompt.js';
import { REPLY_SCHEMA } from './reply.js';

export interface ChatEndpointOptions {
  /** Base of an OpenAI-compatible service, up to and with its version: `https://api.example/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
  /** For one article, retries included. */
  readonly timeoutMs: number;
}

/** What a model answered; token counts are the endpoint's own, null where it tells none. */
export interface ChatAnswer {
  readonly content: string;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
}

/** Far more than the attributions of the longest article that is sent. */
const MOST_BYTES = 2_000_000;
const MOST_TOKENS_OUT = 16_384;

/** The refusals of an endpoint that does not know a parameter. */
const UNKNOWN_PARAMETER = new Set([400, 422]);

/** An OpenAI-compatible chat endpoint. Holds nothing of an article. */
export class ChatEndpoint {
  private readonly client: OpenAI;
  private plain = false;

  constructor(private readonly options: ChatEndpointOptions) {
    this.client = new OpenAI({
      baseURL: options.url,
      apiKey: options.key ?? 'none',
      // What the library would read from the environment, or write to the console, is none of its business.
      organization: null,
      project: null,
      logLevel: 'off',
      defaultHeaders: options.key === null ? { Authorization: null } : {},
      timeout: options.timeoutMs,
      maxRetries: 2,
      fetch: boundedFetch,
    });
  }

  /**
   * Asks for the attributions of an article, with a JSON schema where the endpoint knows such, else without.
   * @throws LlmFailure and nothing else
   */
  async ask(text: string): Promise<ChatAnswer> {
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    try {
      if (this.plain) return answerOf(await this.request(text, {}, signal));
      try {
        return answerOf(await this.request(text, STRUCTURED, signal));
      } catch (error) {
        if (!(error instanceof APIError) || !UNKNOWN_PARAMETER.has(error.status as number)) throw error;
        const answer = answerOf(await this.request(text, {}, signal));
        this.plain = true;
        return answer;
      }
    } catch (error) {
      throw signal.aborted ? new LlmFailure('timeout') : failureOf(error);
    }
  }

  private request(text: string, more: typeof STRUCTURED | object, signal: AbortSignal): Promise<unknown> {
    return this.client.chat.completions.create(
      {
        model: this.options.model,
        messages: [
          { role: 'system', content: SYSTEM_PROMPT },
          { role: 'user', content: userMessage(text) },
        ],
        ...more,
      },
      { signal },
    );
  }
}

const STRUCTURED = {
  max_completion_tokens: MOST_TOKENS_OUT,
  response_format: {
    type: 'json_schema' as const,
    json_schema: { name: 'attributions', strict: true, schema: REPLY_SCHEMA as Record<string, unknown> },
  },
};

/** Reads what came back as what it is, the word of a stranger: no field is taken to be there. */
function answerOf(completion: unknown): ChatAnswer {
  const { choices, usage } = record(completion);
  const choice = record(Array.isArray(choices) ? choices[0] : undefined);
  const message = record(choice['message']);
  if (typeof message['refusal'] === 'string' || choice['finish_reason'] === 'content_filter')
    throw new LlmFailure('refused');
  if (choice['finish_reason'] === 'length') throw new LlmFailure('cut off');
  if (typeof message['content'] !== 'string') throw new LlmFailure('no reply');
  const counts = record(usage);
  return {
    content: message['content'],
    tokensIn: countOf(counts['prompt_tokens']),
    tokensOut: countOf(counts['completion_tokens']),
  };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const countOf = (value: unknown): number | null =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;

function failureOf(error: unknown): LlmFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof LlmFailure) return cause;
  if (error instanceof APIUserAbortError) return new LlmFailure('timeout');
  if (error instanceof APIConnectionError) return new LlmFailure('unreachable');
  if (error instanceof APIError && typeof error.status === 'number') return new LlmFailure(`http ${error.status}`);
  // What fails while the body is read comes from fetch, whose errors are known by their names.
  const { name } = error as Error;
  return new LlmFailure(name === 'SyntaxError' ? 'not json' : name === 'TypeError' ? 'unreachable' : 'unexpected');
}

/**
 * `fetch` that follows no redirect, reads no more than {@link MOST_BYTES} and hides the server's wish when to try again, which may be
 * hours away.
 */
async function boundedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error' });
  const headers = new Headers(response.headers);
  headers.delete('retry-after');
  headers.delete('retry-after-ms');
  let bytes = 0;
  const bound = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) controller.error(new LlmFailure('reply too large'));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText } = response;
  return new Response(response.body?.pipeThrough(bound) ?? null, { status, statusText, headers });
}
