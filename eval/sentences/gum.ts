/** One text of GUM, rebuilt from its tokens; offsets are UTF-16 code units. */
export interface GumDocument {
  readonly id: string;
  readonly genre: string;
  /** Words parted as `SpaceAfter` says, paragraphs (`# newpar`) by an empty line. */
  readonly text: string;
  /** Offsets just after the last token of each sentence. */
  readonly ends: readonly number[];
  /** Spans of the syntactic words, end exclusive. */
  readonly words: readonly (readonly [number, number])[];
}

/** Reads one CoNLL-U file that holds one document. */
export function parseGum(conllu: string): GumDocument {
  const id = /^# newdoc id = (\S+)/m.exec(conllu)?.[1] ?? '';
  let text = '';
  let gap = '';
  const ends: number[] = [];
  const words: [number, number][] = [];
  for (const block of conllu.split(/\n\s*\n/)) {
    const lines = block.split('\n');
    if (lines.some((line) => /^# newpar\b(?!_)/.test(line)) && text !== '') gap = '\n\n';
    /** Last word of the surface form read last: the words of "8-9" are inside it already. */
    let covered = 0;
    let first = true;
    for (const line of lines) {
      const [index = '', form = '', , , , , , , , misc = ''] = line.split('\t');
      const range = /^(\d+)(?:-(\d+))?$/.exec(index);
      if (range === null || Number(range[1]) <= covered) continue;
      text += gap + form;
      const start = text.length - form.length;
      gap = misc.split('|').includes('SpaceAfter=No') ? '' : ' ';
      first = false;
      covered = Number(range[2] ?? range[1]);
      words.push(...wordsWithin(lines, start, form, Number(range[1]), covered));
    }
    if (!first) ends.push(text.length);
  }
  return { id, genre: id.split('_')[1] ?? '', text, ends, words };
}

/** The words `from` to `to` that a surface form writes as one ("don't"); the form itself where they do not spell it out. */
function wordsWithin(
  lines: readonly string[],
  start: number,
  form: string,
  from: number,
  to: number,
): [number, number][] {
  const forms = lines
    .map((line) => line.split('\t', 2))
    .filter(([index = '']) => /^\d+$/.test(index) && Number(index) >= from && Number(index) <= to)
    .map(([, word = '']) => word);
  if (forms.join('') !== form) return [[start, start + form.length]];
  let at = start;
  return forms.map((word) => [at, (at += word.length)]);
}
