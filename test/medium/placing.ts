import pg from 'pg';
import type { ClaimDetailView } from '../../src/claims/claim-detail.view.js';
import type { PersonPage } from '../../src/auth/people.view.js';
import type { ClaimPage } from '../../src/claims/claim.view.js';
import type { ClaimState } from '../../src/database/generated/enums.js';
import { eventually } from '../eventually.js';
import type { HttpClient } from '../http-client.js';
import { longText, openArticle, submit } from './articles.js';
import { changePolicy, decide, leased } from './reviewing.js';
import { TestService } from './test-service.js';

/** Where a claim can be: its state, and what else decides which steps are legal and where they lead. */
export interface Place {
  state: ClaimState;
  /** Somebody holds a live lease on its task. */
  leased?: true;
  /** It was reopened. */
  again?: true;
  /** Its policy asks for two reviews. */
  twice?: true;
}

export const PLACES = {
  extracted: { state: 'extracted' },
  open: { state: 'open' },
  reopened: { state: 'reopened', again: true },
  'in review': { state: 'in_review', leased: true },
  'in review, two are wanted': { state: 'in_review', leased: true, twice: true },
  'in review again': { state: 'in_review', leased: true, again: true },
  'second review, free': { state: 'second_review', twice: true },
  'second review, leased': { state: 'second_review', leased: true, twice: true },
  'adjudication, free': { state: 'adjudication', twice: true },
  'adjudication, leased': { state: 'adjudication', leased: true, twice: true },
  concluded: { state: 'concluded' },
  dismissed: { state: 'dismissed' },
  superseded: { state: 'superseded' },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof PLACES;

/** A claim in its place, with its newest task and a token: of the holder's live lease where there is one. */
export interface PlacedClaim {
  id: string;
  taskId: string;
  leaseToken: number;
}

/** Ids of everybody on the default desk, by name. */
export async function peopleByName(lead: HttpClient): Promise<Map<string, string>> {
  const { body } = await lead.get<PersonPage>('/v1/people?limit=200');
  return new Map(body.items.map(({ id, name }) => [name, id]));
}

/** Brings claims into every place by what people and jobs do. */
export class Placing {
  private constructor(
    readonly service: TestService,
    private readonly first: HttpClient,
    private readonly second: HttpClient,
    readonly lead: HttpClient,
    private readonly claims: Record<'once' | 'twice' | 'extracted' | 'superseded', string[]>,
    private readonly lock: pg.Client,
  ) {}

  static async start(): Promise<Placing> {
    const service = await TestService.start();
    const submitter = await service.client('submitter');
    const lock = new pg.Client({ connectionString: service.settings.databaseUrl });
    await lock.connect();
    const extracted = await keepFromOpening(service, submitter, lock);
    await changePolicy(service, { leaseLimit: 1000, secondReview: { samplePercent: 100 } });
    const twice = await openArticle(submitter, { text: longText(120, 'Orsa') });
    await changePolicy(service, { secondReview: { samplePercent: 0 } });
    const once = await openArticle(submitter, { text: longText(120, 'Hallen') });
    const sourceUrl = 'https://example.org/revised';
    const replaced = await openArticle(submitter, { text: longText(1, 'Brynn'), sourceUrl });
    const reviewer = await service.client('reviewer', 'First Reviewer');
    await leased(reviewer, { articleId: replaced.id });
    await openArticle(submitter, { text: longText(1, 'Marek'), sourceUrl });
    return new Placing(
      service,
      reviewer,
      await service.client('reviewer', 'Second Reviewer'),
      await service.client('lead', 'Placing Lead'),
      {
        once: once.claims.map(({ id }) => id),
        twice: twice.claims.map(({ id }) => id),
        superseded: replaced.claims.map(({ id }) => id),
        extracted,
      },
      lock,
    );
  }

  async stop(): Promise<void> {
    await this.lock.end();
    await this.service.stop();
  }

  /** A claim in that place; a lease on it is `holder`'s. Nobody but the service's own people has judged it. */
  async put(name: PlaceName, holder: HttpClient): Promise<PlacedClaim> {
    const place: Place = PLACES[name];
    const { state } = place;
    if (state === 'extracted') return { id: this.claims.extracted[0]!, taskId: NO_TASK, leaseToken: 1 };
    if (state === 'superseded') return this.placed(this.claims.superseded[0]!);
    const id = this.claims[place.twice ? 'twice' : 'once'].pop()!;
    if (state !== 'open' && state !== 'dismissed' && (state !== 'in_review' || place.again)) {
      await this.judge(this.first, id, 'disputed');
    }
    if (state === 'adjudication') await this.judge(this.second, id, 'verified');
    if (state === 'dismissed') await this.lead.post(`/v1/claims/${id}/dismiss`, { reason: 'Not ours to check.' });
    if (place.again) await this.lead.post(`/v1/claims/${id}/reopen`, { reason: 'There is a newer log.' });
    if (!place.leased) return this.placed(id);
    const { taskId, leaseToken } = await leased(holder, { claimId: id });
    return { id, taskId, leaseToken };
  }

  async read(id: string): Promise<ClaimDetailView> {
    return (await this.lead.get<ClaimDetailView>(`/v1/claims/${id}`)).body;
  }

  private async placed(id: string): Promise<PlacedClaim> {
    return { id, taskId: (await this.read(id)).tasks.at(-1)!.taskId, leaseToken: 1 };
  }

  private async judge(reviewer: HttpClient, claimId: string, content: string): Promise<void> {
    const reply = await decide(reviewer, await leased(reviewer, { claimId }), { content });
    if (reply.status !== 200) throw new Error(`not judged: ${reply.text}`);
  }
}

const NO_TASK = '01890000-0000-7000-8000-000000000000';

/**
 * An article whose claims stay as they were split: the turn to open them is somebody else's, for as long as `lock` is
 * connected. Starts the worker. @returns the claims
 */
async function keepFromOpening(service: TestService, submitter: HttpClient, lock: pg.Client): Promise<string[]> {
  const { id } = await submit(submitter, { text: longText(1, 'Cape Orsa') });
  await lock.query('BEGIN');
  await lock.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
  await service.startWorker();
  return eventually('the article is split', async () => {
    const { body } = await submitter.get<ClaimPage>(`/v1/articles/${id}/claims`);
    return body.items.length > 0 && body.items.map((claim) => claim.id);
  });
}

/** A desk with one lead and two reviewers. */
export interface SmallDesk {
  name: string;
  lead: HttpClient;
  ada: HttpClient;
  ben: HttpClient;
  /** Ids by name. */
  people: Map<string, string>;
}

export async function smallDesk(service: TestService, name: string): Promise<SmallDesk> {
  const lead = await service.client('lead', 'Lena Lead', name);
  const ada = await service.client('reviewer', 'Ada', name);
  const ben = await service.client('reviewer', 'Ben', name);
  return { name, lead, ada, ben, people: await peopleByName(lead) };
}
