import { Equal, EqualNot } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Evidence, Judgement, LeasedTask } from '../../api/contract';
import { ActionButton } from '../../pieces/button';
import { Day } from '../../pieces/time';
import { FindingSign, toneOfFinding } from '../../pieces/verdict-pill';
import { WebLink } from '../../pieces/web-link';
import { useShortcut } from '../../shell/shortcuts';
import { en, type TextId } from '../../strings/en';
import { useText } from '../../strings/text';

const AXES = ['attribution', 'content'] as const;

/** What an adjudication settles: both judgements beside each other, what differs marked. */
export function TwoJudgements(props: { task: LeasedTask; onStartFrom: (judgement: Judgement) => void }): ReactNode {
  const { task, onStartFrom } = props;
  const text = useText();
  const judgements = task.judgements.toSorted((a, b) => a.round - b.round);
  const start = (i: number): void => {
    if (judgements[i]) onStartFrom(judgements[i]);
  };
  useShortcut('1', 'shortcuts.startFirst', () => start(0));
  useShortcut('2', 'shortcuts.startSecond', () => start(1));
  const rows: RowProps[] = [
    ...AXES.map((axis) => ({
      what: text(`axis.${axis}`),
      values: judgements.map((judgement) => judgement[axis]),
      cell: (judgement: Judgement) => <FindingBadge finding={judgement[axis]} />,
    })),
    {
      what: text('adjudication.reasons'),
      values: judgements.map(({ reasons }) => reasons.toSorted().join()),
      cell: (judgement) => <Reasons codes={judgement.reasons} others={othersOf(judgement).flatMap((o) => o.reasons)} />,
    },
    {
      what: text('adjudication.rationale'),
      values: judgements.map(({ rationale }) => rationale),
      cell: ({ rationale }) => <p className="typed">{rationale}</p>,
    },
    {
      what: text('adjudication.settle'),
      values: judgements.map(({ whatWouldSettle }) => whatWouldSettle ?? ''),
      cell: ({ whatWouldSettle }) => whatWouldSettle !== null && <p className="typed">{whatWouldSettle}</p>,
    },
    {
      what: text('adjudication.evidence'),
      values: judgements.map(({ evidenceIds }) => evidenceIds.toSorted().join()),
      cell: (judgement) => (
        <Cited
          evidence={task.evidence.filter(({ id }) => judgement.evidenceIds.includes(id))}
          others={othersOf(judgement).flatMap((other) => other.evidenceIds)}
        />
      ),
    },
    {
      what: text('adjudication.asOf'),
      values: judgements.map(({ asOf }) => asOf.slice(0, 10)),
      cell: ({ asOf }) => <Day at={asOf} />,
    },
  ];
  const othersOf = (judgement: Judgement): Judgement[] => judgements.filter(({ id }) => id !== judgement.id);
  return (
    <section className="card stack tight two-judgements" aria-labelledby="two-judgements">
      <h2 id="two-judgements">{text('adjudication.title')}</h2>
      <p className="soft small">{text('adjudication.help')}</p>
      <div className="compared" role="table" aria-labelledby="two-judgements">
        <div role="row" className="compared-row">
          <span role="columnheader" className="visually-hidden">
            {text('adjudication.what')}
          </span>
          {judgements.map((judgement, i) => (
            <div key={judgement.id} role="columnheader" className="compared-head">
              <strong>{roundName(text, judgement.round)}</strong>
              <ActionButton isQuiet onPress={() => start(i)}>
                {text('adjudication.startFrom')}
                <span className="visually-hidden">: {roundName(text, judgement.round)}</span>
                <kbd aria-hidden>{i + 1}</kbd>
              </ActionButton>
            </div>
          ))}
        </div>
        {rows
          .filter(({ values }) => values.some((value) => value !== ''))
          .map((row) => (
            <ComparedRow key={row.what} {...row} judgements={judgements} />
          ))}
      </div>
    </section>
  );
}

const roundName = (text: ReturnType<typeof useText>, round: number): string => text(`round.${round}` as TextId);

interface RowProps {
  what: string;
  /** What is compared, a value for each judgement. */
  values: string[];
  cell: (judgement: Judgement) => ReactNode;
}

function ComparedRow({ what, values, cell, judgements }: RowProps & { judgements: Judgement[] }): ReactNode {
  const text = useText();
  const differs = new Set(values).size > 1;
  const Icon = differs ? EqualNot : Equal;
  return (
    <div role="row" className={differs ? 'compared-row differs' : 'compared-row'}>
      <div role="rowheader" className="compared-what small">
        {what}{' '}
        <span className={differs ? 'badge doubt' : 'soft row'}>
          <Icon size={13} aria-hidden /> {text(differs ? 'adjudication.differs' : 'adjudication.same')}
        </span>
      </div>
      {judgements.map((judgement) => (
        <div key={judgement.id} role="cell" data-round={roundName(text, judgement.round)}>
          {cell(judgement)}
        </div>
      ))}
    </div>
  );
}

function FindingBadge({ finding }: { finding: Judgement['attribution'] }): ReactNode {
  const text = useText();
  return (
    <span className={`badge ${toneOfFinding(finding)}`}>
      <FindingSign finding={finding} /> {text(`finding.${finding}`)}
    </span>
  );
}

function Reasons({ codes, others }: { codes: readonly string[]; others: readonly string[] }): ReactNode {
  const text = useText();
  return (
    <ul className="row">
      {codes.map((code) => (
        <li key={code} className={others.includes(code) ? 'badge idle' : 'badge doubt'}>
          {`reason.${code}` in en ? text(`reason.${code}` as TextId) : code}
          {!others.includes(code) && <span className="visually-hidden"> {text('adjudication.onlyHere')}</span>}
        </li>
      ))}
    </ul>
  );
}

function Cited({ evidence, others }: { evidence: readonly Evidence[]; others: readonly string[] }): ReactNode {
  const text = useText();
  return (
    <ul className="stack tight">
      {evidence.map((item) => (
        <li key={item.id} className={others.includes(item.id) ? 'evidence-there' : 'evidence-there alone'}>
          <blockquote className="quote">{item.passage}</blockquote>
          <p className="small soft">
            {text(`stance.${item.stance}`)}
            {item.primary && ` · ${text('adjudication.primary')}`} ·{' '}
            {item.url ? <WebLink url={item.url}>{item.title ?? item.url}</WebLink> : item.document}
            {!others.includes(item.id) && ` · ${text('adjudication.onlyHere')}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
