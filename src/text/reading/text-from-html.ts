import { Parser } from 'htmlparser2';
import { canonicalText } from './canonical-text.js';
import { TextError } from '../text-error.js';

/** Deeper than any article; a parser that keeps a stack of 200,000 tags is what the limit protects. */
export const MAX_HTML_DEPTH = 512;

const DROPPED = new Set(
  (
    'script style noscript template nav footer aside form button select option textarea svg math iframe object audio video ' +
    'canvas head dialog menu'
  ).split(' '),
);
const BLOCKS = new Set(
  (
    'address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hgroup hr li ' +
    'main ol p pre section summary table tbody thead tfoot tr ul caption'
  ).split(' '),
);

/**
 * The readable text of an HTML page: block elements become paragraphs ("\n\n"), `<br>` a line end, entities are decoded, and
 * what is not prose (scripts, styles, navigation, forms …) is dropped. The text is canonical.
 *
 * `title` is the `<title>`, else the first `<h1>`, else null. Time is linear in the input.
 *
 * @throws TextError `html_too_deep` as soon as more than 512 elements are open at once.
 */
export function textFromHtml(html: string): { title: string | null; text: string } {
  const page = new PageText();
  const parser = new Parser(
    {
      onopentagname: (name) => {
        page.open(name);
      },
      onclosetag: (name) => {
        page.close(name);
      },
      ontext: (data) => {
        page.add(data);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return page.result();
}

/** Collects the text between tags; white space collapses as a browser would show it. */
class PageText {
  private readonly pieces: string[] = [];
  private readonly title: string[] = [];
  private readonly heading: string[] = [];
  private depth = 0;
  private droppedAt = 0;
  private inTitle = false;
  private headings = 0;
  private inHeading = false;
  private preformatted = 0;

  open(name: string): void {
    this.depth += 1;
    if (this.depth > MAX_HTML_DEPTH) {
      throw new TextError('html_too_deep', `more than ${String(MAX_HTML_DEPTH)} HTML elements are nested`);
    }
    if (name === 'title' && this.title.length === 0) this.inTitle = true;
    if (this.droppedAt > 0) return;
    if (DROPPED.has(name)) {
      this.droppedAt = this.depth;
      return;
    }
    if (name === 'h1') {
      this.headings += 1;
      this.inHeading = this.headings === 1;
    }
    if (name === 'pre') this.preformatted += 1;
    if (name === 'br') this.pieces.push('\n');
    else if (name === 'td' || name === 'th') this.pieces.push(' ');
    else if (BLOCKS.has(name)) this.pieces.push('\n\n');
  }

  close(name: string): void {
    if (name === 'title') this.inTitle = false;
    if (this.droppedAt === 0) {
      if (name === 'h1') this.inHeading = false;
      if (name === 'pre') this.preformatted = Math.max(0, this.preformatted - 1);
      if (BLOCKS.has(name)) this.pieces.push('\n\n');
    } else if (this.droppedAt === this.depth) {
      this.droppedAt = 0;
    }
    this.depth = Math.max(0, this.depth - 1);
  }

  add(data: string): void {
    if (this.inTitle) this.title.push(data);
    if (this.droppedAt > 0) return;
    if (this.inHeading) this.heading.push(data);
    this.pieces.push(this.preformatted > 0 ? data : data.replace(/[\s\u00a0]+/g, ' '));
  }

  result(): { title: string | null; text: string } {
    const title = oneLine(this.title.join('')) || oneLine(this.heading.join(''));
    return { title: title === '' ? null : title, text: canonicalText(tidyLines(this.pieces.join(''))) };
  }
}

function oneLine(text: string): string {
  return canonicalText(text.split(/\s+/).filter(Boolean).join(' '));
}

/** Trims every line and keeps at most one empty line between two. */
function tidyLines(text: string): string {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '' || (kept.length > 0 && kept[kept.length - 1] !== '')) kept.push(trimmed);
  }
  if (kept[kept.length - 1] === '') kept.pop();
  return kept.join('\n');
}
