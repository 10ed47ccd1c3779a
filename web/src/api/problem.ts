/** What the api says of a request that it refused (RFC 9457), or what we say where it could not be reached. */
export interface ProblemBody {
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId?: string;
  errors?: { pointer?: string; parameter?: string; conflictsWith?: string; detail: string }[];
}

export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(readonly body: ProblemBody) {
    super(body.detail);
  }

  get code(): string {
    return this.body.code;
  }

  /** The task is no longer the reviewer's: it ran out, was taken, or was judged from another window. */
  get isLostLease(): boolean {
    return ['lease_stale', 'lease_expired', 'illegal_transition', 'already_judged'].includes(this.code);
  }

  /** The id of what is in the way. */
  get conflictsWith(): string | undefined {
    return this.body.errors?.find((error) => error.conflictsWith)?.conflictsWith;
  }

  /** What is wrong with one field of the body, by its JSON pointer. */
  fault(pointer: string): string | undefined {
    return this.body.errors?.find((error) => error.pointer === pointer)?.detail;
  }
}

/** `fetch` knows no reason for a failed connection. */
export const unreachable = (): ApiProblem => new ApiProblem({ title: '', status: 0, detail: '', code: 'unreachable' });

export async function problemOf(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as Partial<ProblemBody> | null;
  return new ApiProblem({
    title: body?.title ?? '',
    status: response.status,
    detail: body?.detail ?? '',
    code: body?.code ?? 'unknown',
    requestId: body?.requestId ?? requestId,
    errors: body?.errors,
  });
}
