import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Article, CitedKind, GivenAttribution, Span } from '../../api/contract';
import { ActionButton, IconButton } from '../../pieces/button';
import { CLAIMANT_KINDS } from '../../pieces/claimant-chip';
import { Choose, Field, Tick } from '../../pieces/fields';
import { useText } from '../../strings/text';
import { EndsStepper } from './ends-stepper';
import { quoteOf } from './ends';

const KINDS = CLAIMANT_KINDS.filter((kind): kind is CitedKind => kind !== 'own_voice');
const ROLES = ['claimants', 'relay'] as const;
type Role = (typeof ROLES)[number];
type Named = GivenAttribution['claimants'][number];

/** Characters around a claim within which its cue is first looked for. */
const NEAR = 120;
const CUE = /\b(?:according to|said|says|told|added|claimed|reported|announced|wrote|warned|insisted|denied)\b/gi;

/** The likeliest cue beside a claim that has none yet, to begin from. */
function firstCue(text: string, [span]: readonly Span[]): Span[] {
  if (!span) return [];
  const from = Math.max(0, span.start - NEAR);
  const found = [...text.slice(from, span.end + NEAR).matchAll(CUE)]
    .map(({ 0: word, index }) => ({ start: from + index, end: from + index + word.length }))
    .filter(({ start, end }) => end <= span.start || start >= span.end)
    .toSorted((a, b) => gap(a, span) - gap(b, span));
  return found.slice(0, 1);
}
const gap = (a: Span, b: Span): number => Math.max(b.start - a.end, a.start - b.end);

/** Who said a claim, through whom it came, and in which words the article says so. */
export function WhoFields(props: {
  article: Article;
  words: readonly Span[];
  selected: Span | null;
  claimSpans: readonly Span[];
  /** Null for the article's own voice. */
  attribution: GivenAttribution | null;
  onChange: (attribution: GivenAttribution | null) => void;
}): ReactNode {
  const text = useText();
  const { article, claimSpans, attribution, onChange } = props;
  const setOwnVoice = (own: boolean): void =>
    onChange(
      own
        ? null
        : {
            cue: firstCue(article.text, claimSpans),
            source: null,
            claimants: [{ name: '', kind: 'person' }],
            relay: [],
          },
    );
  return (
    <div className="stack tight">
      <Tick isSelected={attribution === null} onChange={setOwnVoice}>
        {text('correct.ownVoice')}
      </Tick>
      {attribution && <People attribution={attribution} onChange={onChange} />}
      {attribution && <Phrases {...props} attribution={attribution} />}
    </div>
  );
}

function People(props: {
  attribution: GivenAttribution;
  onChange: (attribution: GivenAttribution) => void;
}): ReactNode {
  const text = useText();
  const { attribution, onChange } = props;
  const rows = ROLES.flatMap((role) => (attribution[role] ?? []).map((each, n) => ({ role, n, each })));
  const put = (role: Role, people: Named[]): void => onChange({ ...attribution, [role]: people });
  const of = (role: Role): Named[] => attribution[role] ?? [];
  return (
    <>
      {rows.map(({ role, n, each }, row) => (
        <fieldset key={`${role} ${n}`} className="who-row">
          <legend className="visually-hidden">{text('correct.claimantN', { n: row + 1 })}</legend>
          <Field
            label={text('correct.name')}
            value={each.name}
            onChange={(name) => put(role, of(role).with(n, { ...each, name }))}
            maxLength={300}
          />
          <Choose
            label={text('correct.kind')}
            choices={KINDS.map((value) => ({ value, label: text(`kind.${value}`) }))}
            value={each.kind}
            onChange={(kind) => put(role, of(role).with(n, { ...each, kind: kind ?? each.kind }))}
          />
          <Choose
            label={text('correct.role')}
            choices={[
              { value: 'claimants', label: text('correct.role.claimant') },
              { value: 'relay', label: text('correct.role.relay') },
            ]}
            value={role}
            onChange={(to) => {
              if (!to || to === role) return;
              onChange({ ...attribution, [role]: of(role).toSpliced(n, 1), [to]: [...of(to), each] });
            }}
          />
          <IconButton
            label={text('correct.removeClaimant', { name: each.name })}
            onPress={() => put(role, of(role).toSpliced(n, 1))}
          >
            <X size={18} aria-hidden />
          </IconButton>
        </fieldset>
      ))}
      <div>
        <ActionButton isQuiet onPress={() => put('claimants', [...of('claimants'), { name: '', kind: 'person' }])}>
          <Plus size={16} aria-hidden /> {text('correct.addClaimant')}
        </ActionButton>
      </div>
    </>
  );
}

function Phrases(props: {
  article: Article;
  words: readonly Span[];
  selected: Span | null;
  attribution: GivenAttribution;
  onChange: (attribution: GivenAttribution) => void;
}): ReactNode {
  const text = useText();
  const { article, words, selected, attribution, onChange } = props;
  return (
    <>
      {(['cue', 'source'] as const).map((field) => {
        const spans = attribution[field] ?? [];
        return (
          <div key={field} className="phrase stack tight">
            <p className="small">
              <strong>{text(`correct.${field}`)}: </strong>
              {spans.length > 0 ? (
                <mark className={`tone-${field} tone-sign`}>{quoteOf(article.text, spans)}</mark>
              ) : (
                <span className="soft">{text(field === 'cue' ? 'correct.noCue' : 'correct.noSource')}</span>
              )}
            </p>
            <EndsStepper
              label={text(`correct.${field}`)}
              words={words}
              spans={spans}
              selected={selected}
              onChange={(next) => onChange({ ...attribution, [field]: next })}
            />
          </div>
        );
      })}
    </>
  );
}
