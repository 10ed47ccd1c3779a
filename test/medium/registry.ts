import type { ClaimantDetailView } from '../../src/claimants/claimant.view.js';
import { claimantKey, ResolveClaimants } from '../../src/claimants/resolve-claimants.js';
import type { ClaimantKind } from '../../src/database/generated/enums.js';
import type { HttpClient, ProblemBody, Reply } from '../http-client.js';
import type { TestService } from './test-service.js';

/** The registry of a service's first desk, as a lead and as its splits see it. */
export class Registry {
  private constructor(
    readonly service: TestService,
    readonly lead: HttpClient,
    private readonly deskId: string,
  ) {}

  static async of(service: TestService): Promise<Registry> {
    const lead = await service.client('lead');
    const [desk] = await service.sql<{ id: string }>('SELECT id FROM desk');
    return new Registry(service, lead, desk!.id);
  }

  get(id: string, client = this.lead): Promise<Reply<ClaimantDetailView>> {
    return client.get<ClaimantDetailView>(`/v1/claimants/${id}`);
  }

  patch<Body = ClaimantDetailView & ProblemBody>(
    id: string,
    body: object,
    match = '*',
    client = this.lead,
  ): Promise<Reply<Body>> {
    return client.patch<Body>(`/v1/claimants/${id}`, body, { 'if-match': match });
  }

  merge<Body = ClaimantDetailView & ProblemBody>(id: string, intoId: string, client = this.lead): Promise<Reply<Body>> {
    return client.post<Body>(`/v1/claimants/${id}/merge`, { intoId, reason: 'one and the same' });
  }

  /** The entry that a split finds by a name, made where there is none. */
  async resolve(
    name: string,
    kind: ClaimantKind = 'person',
    aliases: string[] = [],
    deskId = this.deskId,
  ): Promise<string> {
    const claimant = { name, kind, aliases };
    const found = await new ResolveClaimants(this.service.database).run(deskId, [claimant]);
    return found.get(claimantKey(claimant))!;
  }

  audit(id: string): Promise<{ action: string; reason: string | null; detail: Record<string, unknown> }[]> {
    return this.service.sql('SELECT action, reason, detail FROM audit_event WHERE subject_id = $1 ORDER BY id', [id]);
  }
}

/** Status, code, place and what is in the way. */
export const refusal = ({ status, body }: Reply<ProblemBody>): (string | number | undefined)[] => {
  const fault = body.errors?.[0];
  return [status, body.code, fault?.pointer ?? fault?.parameter, fault?.conflictsWith];
};
