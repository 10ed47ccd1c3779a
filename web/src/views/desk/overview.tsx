import { useState, type ReactNode } from 'react';
import { useStatisticsOf } from '../../api/desk';
import type { DeskStatistics } from '../../api/contract';
import { BarTable } from '../../pieces/bars';
import { Choose } from '../../pieces/fields';
import { Loaded } from '../../pieces/loading';
import { CLAIM_STATES, toneOfState } from '../../pieces/state-badge';
import { RelativeTime } from '../../pieces/time';
import { toneOfFinding } from '../../pieces/verdict-pill';
import { useText } from '../../strings/text';
import { AgreementCharts } from './agreement-charts';
import { Throughput } from './throughput';

const DAYS = ['7', '30', '90'] as const;
const TASKS = [
  ['firstReview', 'calm'],
  ['secondReview', 'second'],
  ['adjudication', 'second'],
  ['assigned', 'idle'],
  ['leased', 'doubt'],
] as const;
const FINDINGS = ['verified', 'disputed', 'unresolved', 'not_applicable'] as const;

/** What waits, what was done, how far reviewers agree. */
export function Overview(): ReactNode {
  const text = useText();
  const [days, setDays] = useState<(typeof DAYS)[number]>('30');
  return (
    <>
      <div className="desk-days">
        <Choose
          label={text('stats.days')}
          choices={DAYS.map((value) => ({ value, label: text('stats.daysN', { n: value }) }))}
          value={days}
          onChange={(value) => setDays(value ?? '30')}
        />
      </div>
      <Loaded query={useStatisticsOf(Number(days))} lines={12}>
        {(statistics) => <Statistics statistics={statistics} />}
      </Loaded>
    </>
  );
}

function Statistics({ statistics }: { statistics: DeskStatistics }): ReactNode {
  const text = useText();
  const { queue, claims, verdicts, throughput, days, agreement } = statistics;
  const states = CLAIM_STATES.filter((state) => claims[state]);
  return (
    <div className="desk-cards">
      <section className="card stack tight" aria-labelledby="depth">
        <h2 id="depth">{text('stats.waiting')}</h2>
        <BarTable
          caption={text('stats.task')}
          head={[text('stats.task'), text('stats.n')]}
          bars={TASKS.map(([key, tone]) => ({ key, tone, label: text(`queue.${key}`), value: queue[key] }))}
        />
        <p className="soft">
          {queue.oldestOpenAt ? (
            <>
              {text('stats.oldest')}: <RelativeTime at={queue.oldestOpenAt} />
            </>
          ) : (
            text('stats.nothingOpen')
          )}
        </p>
      </section>
      <section className="card stack tight" aria-labelledby="verdicts">
        <h2 id="verdicts">{text('stats.verdicts')}</h2>
        {(['attribution', 'content'] as const).map((axis) => (
          <BarTable
            key={axis}
            caption={text(`axis.${axis}`)}
            head={[text('ledger.finding'), text('stats.n')]}
            bars={FINDINGS.filter((finding) => axis === 'attribution' || finding !== 'not_applicable').map((key) => ({
              key,
              label: text(`finding.${key}`),
              value: verdicts[axis][key] ?? 0,
              tone: toneOfFinding(key),
            }))}
          />
        ))}
      </section>
      <Throughput throughput={throughput} days={days} />
      <section className="card stack tight" aria-labelledby="states">
        <h2 id="states">{text('stats.states')}</h2>
        <BarTable
          caption={text('stats.state')}
          head={[text('stats.state'), text('stats.n')]}
          bars={states.map((key) => ({
            key,
            label: text(`state.${key}`),
            value: claims[key] ?? 0,
            tone: toneOfState(key),
          }))}
        />
      </section>
      <AgreementCharts agreement={agreement} />
    </div>
  );
}
