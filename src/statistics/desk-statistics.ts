import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { Database, type Statement } from '../database/database.js';
import { agreementReport, type JudgementOfClaim } from './agreement-report.js';
import { CLAIMS, JUDGED_TWICE, MOST_JUDGEMENTS, QUEUE, THROUGHPUT } from './desk-statements.js';
import type { AgreementView, DayView, DeskStatisticsView, QueueView } from './desk-statistics.view.js';

type QueueRow = Omit<QueueView, 'oldestOpenAt'> & { oldestOpenAt: Date | null };
type DayRow = Omit<DayView, 'day'> & { day: string };

/** How a desk's work goes: what waits, what was done, and how far its reviewers agree. */
@Injectable()
export class DeskStatistics {
  constructor(private readonly database: Database) {}

  /** Over the last `days`, of which the first may be cut short by the time of day. Who disagrees with whom is for leads. */
  async of(actor: Actor, days: number): Promise<DeskStatisticsView> {
    const one = async <Row extends object>(statement: Statement, values: unknown[]): Promise<Row> =>
      (await this.database.runOne<Row>(statement, values))!;
    const queue = await one<QueueRow>(QUEUE, [actor.deskId]);
    const { claims, verdicts } = await one<Pick<DeskStatisticsView, 'claims' | 'verdicts'>>(CLAIMS, [actor.deskId]);
    const throughput = await this.database.run<DayRow>(THROUGHPUT, [actor.deskId, days]);
    const judgements = await this.database.run<JudgementOfClaim>(JUDGED_TWICE, [actor.deskId, days]);
    return {
      days,
      queue: { ...queue, oldestOpenAt: queue.oldestOpenAt?.toISOString() ?? null },
      claims,
      verdicts,
      throughput,
      agreement: agreementView(judgements, actor.role === 'lead' || actor.role === 'admin'),
    };
  }
}

function agreementView(judgements: JudgementOfClaim[], withPairs: boolean): AgreementView {
  const { attribution, content } = agreementReport(judgements);
  const shown = ({ byPair, ...rest }: typeof attribution): AgreementView['attribution'] => ({
    ...rest,
    byPair: withPairs ? byPair : null,
  });
  return {
    claims: new Set(judgements.map(({ claimId, cycle }) => `${claimId} ${cycle}`)).size,
    isCut: judgements.length === MOST_JUDGEMENTS,
    attribution: shown(attribution),
    content: shown(content),
  };
}
