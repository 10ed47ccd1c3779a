import { invalidRequest } from '../errors/validation.js';
import { Problem, type FieldFault } from '../errors/problem.js';
import { canonicalText, TextError, textFromHtml } from '../text/index.js';

/** A share of control and replacement characters above this is no text that a person wrote. */
const BINARY_SHARE = 0.02;

export interface ArticleText {
  title: string | null;
  /** Canonical: what spans count in. */
  text: string;
}

/**
 * The canonical text of what was submitted.
 * @param limit longest input, in UTF-16 code units
 * @throws Problem naming the field: both or none given, empty, too long, binary, HTML nested too deep
 */
export function readArticleText(input: { text?: string; html?: string; title?: string }, limit: number): ArticleText {
  const field = input.html === undefined ? 'text' : 'html';
  const refuse = (detail: string, code: 'invalid_article' | 'too_large' = 'invalid_article'): never => {
    const fault: FieldFault = { pointer: `/${field}`, detail };
    throw new Problem(code, `${field}: ${detail}`, [fault]);
  };
  if (input.html !== undefined && input.text !== undefined) {
    throw invalidRequest([{ pointer: '/html', detail: 'send either text or html, not both' }]);
  }
  const raw = input.html ?? input.text ?? '';
  if (raw.length > limit) {
    refuse(
      `has ${raw.length} characters; at most ${limit} are read. Split the article or leave parts out.`,
      'too_large',
    );
  }
  if (looksBinary(raw)) refuse('is not readable text. Send the article’s words, not a file’s bytes.');
  const { title, text } = input.html === undefined ? { title: null, text: raw } : fromHtml(raw, refuse);
  const canonical = canonicalText(text);
  if (!/[\p{L}\p{N}]/u.test(canonical)) refuse('has no words in it.');
  return { title: input.title ?? title, text: canonical };
}

function fromHtml(html: string, refuse: (detail: string) => never): { title: string | null; text: string } {
  try {
    return textFromHtml(html);
  } catch (error) {
    if (error instanceof TextError) return refuse(error.message);
    throw error;
  }
}

function looksBinary(raw: string): boolean {
  let odd = 0;
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i);
    const control = unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12;
    if (unit === 0) odd += 4;
    else if (control || unit === 0xfffd || unit === 127) odd++;
  }
  return odd > 3 && odd > raw.length * BINARY_SHARE;
}
