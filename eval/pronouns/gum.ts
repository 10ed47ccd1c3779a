import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One gold mention; `start` and `end` are UTF-16 offsets into the document's text, end exclusive. */
export interface GoldMention {
  readonly cluster: string;
  /** Entity type of GUM: person, organization, place … */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Offsets of the head words (GUM's minimal span). */
  readonly headStart: number;
  readonly headEnd: number;
  /** The head is a proper noun. */
  readonly named: boolean;
  readonly text: string;
  readonly lower: string;
}

export interface GumDocument {
  readonly name: string;
  readonly genre: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
  /** Clusters with a named person mention → offset of the first one. */
  readonly namedPersons: ReadonlyMap<string, number>;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** Reads every document of a GUM folder; the text is rebuilt from the sentences, one empty line between paragraphs. */
export function readGum(folder: string): GumDocument[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.conllu'))
    .sort()
    .map((file) => readDocument(file, readFileSync(join(folder, file), 'utf8')));
}

function readDocument(file: string, source: string): GumDocument {
  const words: Word[] = [];
  const mentions: GoldMention[] = [];
  const open = new Map<string, { first: number; fields: string[] }[]>();
  let text = '';
  let joint = '';
  // "he's" is two words in one: only the whole tells whether a space follows.
  let contraction: { last: string; spaced: boolean } | undefined;
  const close = (cluster: string): void => {
    const opened = open.get(cluster)?.pop();
    if (opened !== undefined) mentions.push(mentionOf(text, words, opened.first, opened.fields));
  };
  for (const line of source.split('\n')) {
    if (line === '# newpar' || line.startsWith('# newpar ')) joint = text === '' ? '' : '\n\n';
    const [id = '', form = '', , , tag = '', , , , , misc = ''] = line.split('\t');
    const spaced = !misc.includes('SpaceAfter=No');
    const several = /^(\d+)-(\d+)$/.exec(id);
    if (several !== null) contraction = { last: several[2] ?? '', spaced };
    if (!/^\d+$/.test(id)) continue;
    text += joint;
    words.push({ start: text.length, end: text.length + form.length, tag });
    text += form;
    const inside = contraction !== undefined && contraction.last !== id;
    joint = inside || !(contraction?.spaced ?? spaced) ? '' : ' ';
    if (!inside) contraction = undefined;
    const entities = /Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    for (const part of entities.match(/\(?[^()]+\)?/g) ?? []) {
      const fields = part.replace(/[()]/g, '').split('-');
      const cluster = fields[0] ?? '';
      if (part.startsWith('(')) open.set(cluster, [...(open.get(cluster) ?? []), { first: words.length - 1, fields }]);
      if (part.endsWith(')')) close(cluster);
    }
  }
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  const namedPersons = new Map<string, number>();
  for (const mention of mentions)
    if (mention.named && mention.type === 'person' && !namedPersons.has(mention.cluster))
      namedPersons.set(mention.cluster, mention.start);
  const [, genre = '', name = file] = /^GUM_(\w+?)_(\w+)\.conllu$/.exec(file) ?? [];
  return { name: `${genre}_${name}`, genre, text, mentions, namedPersons };
}

/** `fields`: cluster, type, information status, centering, minimal span (1-based word numbers) …, as GUM's header names them. */
function mentionOf(text: string, words: readonly Word[], first: number, fields: readonly string[]): GoldMention {
  const last = words.length - 1;
  const span = (fields[5] ?? '').split(',').map(Number).filter(Number.isInteger);
  const heads = span.map((nth) => words[Math.min(first + nth - 1, last)]).filter((word) => word !== undefined);
  const head = heads.length > 0 ? heads : [words[first]].filter((word) => word !== undefined);
  const start = words[first]?.start ?? 0;
  const end = words[last]?.end ?? start;
  return {
    cluster: fields[0] ?? '',
    type: fields[1] ?? '',
    start,
    end,
    headStart: head[0]?.start ?? start,
    headEnd: head[head.length - 1]?.end ?? end,
    named: head[0]?.tag.startsWith('NNP') === true,
    text: text.slice(start, end),
    lower: text.slice(start, end).toLowerCase(),
  };
}
