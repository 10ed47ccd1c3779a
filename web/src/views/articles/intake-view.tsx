import { FileUp } from 'lucide-react';
import { useState, type DragEvent, type FormEvent, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import { api } from '../../api/client';
import type { NewArticle } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { queries, useSession } from '../../api/queries';
import { ActionButton } from '../../pieces/button';
import { Choose, Field } from '../../pieces/fields';
import { ProblemNote } from '../../pieces/problem-note';
import { toast } from '../../shell/toasts';
import { useText } from '../../strings/text';
import './articles.css';

type Form = 'text' | 'html';
const FORMS = ['text', 'html'] as const;
const DETAILS = ['title', 'publisher', 'author', 'sourceUrl'] as const;
type Details = Record<(typeof DETAILS)[number] | 'publishedAt', string>;
const NO_DETAILS: Details = { title: '', publisher: '', author: '', sourceUrl: '', publishedAt: '' };

const looksLikeHtml = (words: string): boolean =>
  /^\s*<(?:!doctype|html|head|body|article|main|p|div|h1)\b/i.test(words);

/** What is sent: what was left out is not. */
function bodyOf(words: string, form: Form, details: Details): NewArticle {
  const given = DETAILS.filter((name) => details[name].trim()).map((name) => [name, details[name].trim()] as const);
  return {
    [form]: words,
    ...Object.fromEntries(given),
    ...(details.publishedAt ? { publishedAt: `${details.publishedAt}T00:00:00Z` } : {}),
  };
}

async function takeIn(body: NewArticle): Promise<{ id: string; isKnown: boolean }> {
  const { data, response } = await api.POST('/v1/articles', { body });
  await queries.invalidateQueries({ queryKey: ['articles'] });
  return { id: data?.id ?? '', isKnown: response.status === 200 };
}

/** An article comes in by hand: pasted, or as files. */
export default function IntakeView(): ReactNode {
  const text = useText();
  const role = useSession().data?.role;
  return (
    <div className="view stack intake">
      <header className="stack tight">
        <h1>{text('intake.title')}</h1>
        <p className="soft">{text(role === 'reviewer' ? 'intake.notAllowed' : 'intake.help')}</p>
      </header>
      {role !== undefined && role !== 'reviewer' && <IntakeForm />}
    </div>
  );
}

interface Sent {
  name: string;
  id?: string;
  error?: Error;
}

function IntakeForm(): ReactNode {
  const text = useText();
  const [, go] = useLocation();
  const [words, setWords] = useState('');
  const [form, setForm] = useState<Form>('text');
  const [details, setDetails] = useState(NO_DETAILS);
  const [error, setError] = useState<Error | null>(null);
  const [missing, setMissing] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [sent, setSent] = useState<Sent[]>([]);
  const problem = error instanceof ApiProblem ? error : undefined;

  const paste = (next: string): void => {
    if (!words) setForm(looksLikeHtml(next) ? 'html' : 'text');
    setWords(next);
    setMissing(undefined);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    if (!words.trim()) return setMissing(text('intake.empty'));
    setBusy(true);
    setError(null);
    try {
      const { id, isKnown } = await takeIn(bodyOf(words, form, details));
      if (isKnown) toast(text('intake.known'));
      go(`/articles/${id}`);
    } catch (refused) {
      setError(refused as Error);
      setBusy(false);
    }
  };
  /** One file can be looked over first; several go in at once, each with what is said below. */
  const open = async (files: File[]): Promise<void> => {
    setOver(false);
    const known = files.filter(({ name }) => /\.(txt|html?|text)$/i.test(name));
    for (const { name } of files.filter((file) => !known.includes(file))) toast(text('intake.notText', { name }), true);
    if (known.length === 1) {
      setWords(await known[0]!.text());
      return setForm(/\.html?$/i.test(known[0]!.name) ? 'html' : 'text');
    }
    setBusy(true);
    for (const file of known) {
      const line: Sent = { name: file.name };
      try {
        const as = /\.html?$/i.test(file.name) ? 'html' : 'text';
        line.id = (await takeIn(bodyOf(await file.text(), as, { ...details, title: '', sourceUrl: '' }))).id;
      } catch (refused) {
        line.error = refused as Error;
      }
      setSent((all) => [...all, line]);
    }
    setBusy(false);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void open([...event.dataTransfer.files]);
  };
  const detail = (
    name: keyof Details,
    label: string,
    more: { help?: string; type?: 'url' | 'date' } = {},
  ): ReactNode => (
    <Field
      label={label}
      {...more}
      value={details[name]}
      onChange={(value) => setDetails({ ...details, [name]: value })}
      error={problem?.fault(`/${name}`)}
      maxLength={2_000}
    />
  );
  return (
    <form className="intake-form" onSubmit={(event) => void submit(event)}>
      <div
        className={isOver ? 'stack drop over' : 'stack drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Field
          label={text('intake.words')}
          help={text('intake.wordsHelp')}
          rows={16}
          value={words}
          onChange={paste}
          error={missing ?? problem?.fault(`/${form}`)}
        />
        <div className="row">
          <FileTrigger
            acceptedFileTypes={['.txt', '.html', '.htm']}
            allowsMultiple
            onSelect={(files) => void open([...(files ?? [])])}
          >
            <ActionButton>
              <FileUp size={16} aria-hidden /> {text('intake.choose')}
            </ActionButton>
          </FileTrigger>
          <span className="soft small">{text('intake.drop')}</span>
        </div>
      </div>
      <div className="stack">
        <Choose
          label={text('intake.readAs')}
          choices={FORMS.map((value) => ({ value, label: text(`intake.readAs.${value}`) }))}
          value={form}
          onChange={(value) => setForm(value ?? 'text')}
        />
        {detail('title', text('intake.heading'), { help: text('intake.headingHelp') })}
        {detail('publisher', text('intake.publisher'), { help: text('intake.publisherHelp') })}
        {detail('author', text('intake.author'))}
        {detail('publishedAt', text('intake.publishedAt'), { type: 'date', help: text('intake.publishedAtHelp') })}
        {detail('sourceUrl', text('intake.sourceUrl'), { type: 'url', help: text('intake.sourceUrlHelp') })}
        {error && <ProblemNote error={error} />}
        <ActionButton type="submit" isPrimary isDisabled={isBusy}>
          {text(isBusy ? 'intake.sending' : 'intake.submit')}
        </ActionButton>
        <SentFiles sent={sent} />
      </div>
    </form>
  );
}

function SentFiles({ sent }: { sent: readonly Sent[] }): ReactNode {
  const text = useText();
  if (sent.length === 0) return null;
  return (
    <section className="stack tight" aria-live="polite">
      <h2>{text('intake.sent')}</h2>
      <ul className="stack tight">
        {sent.map(({ name, id, error }) => (
          <li key={name}>
            {id ? (
              <Link href={`/articles/${id}`}>{name}</Link>
            ) : (
              <span className="field-error">{text('intake.filesFailed', { name, why: error?.message ?? '' })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
