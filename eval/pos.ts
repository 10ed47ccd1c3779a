import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { loadTagger } from '../src/extractor/load-tagger.js';
import { readDocument } from '../src/text/reading/document.js';
import { linesOf } from '../src/text/tagging/link-fragments.js';
import { corpus } from './corpora.js';

interface Count {
  right: number;
  wink: number;
  tokens: number;
}

/** Parts of speech of the tagger against GUM's gold tags (dev, Penn Treebank), by genre, next to wink-nlp on the same tokens' universal tags. */
export async function evalPos(argv: string[]): Promise<void> {
  const folder = corpus('data', 'gum', 'dev');
  const tagger = loadTagger('models/attribution.bin');
  if (folder === undefined || tagger === null) return;
  const nlp = winkNLP(model);
  const genres = new Map<string, Count>();
  for (const file of readdirSync(folder)) {
    const { text, gold } = readGold(readFileSync(join(folder, file), 'utf8'));
    const document = readDocument(text);
    const ours = tagger.tag(document, linesOf(document));
    const theirs = new Map<number, string>();
    const doc = nlp.readDoc(text);
    // eslint-disable-next-line @typescript-eslint/unbound-method -- a selector by the library's own design
    const tags = doc.tokens().out(nlp.its.pos);
    let at = 0;
    doc
      .tokens()
      .out()
      .forEach((word, i) => {
        at = text.indexOf(word, at);
        theirs.set(at, tags[i] ?? '');
        at += word.length;
      });
    const genre = /_([a-z]+)_/.exec(file)?.[1] ?? '';
    const count = genres.get(genre) ?? { right: 0, wink: 0, tokens: 0 };
    document.tokens.forEach((token, i) => {
      const wanted = gold.get(token.start);
      const other = theirs.get(token.start);
      if (wanted === undefined || other === undefined) return;
      count.tokens += 1;
      if (ours.pos(i) === wanted.penn) count.right += 1;
      if (other === wanted.universal) count.wink += 1;
    });
    genres.set(genre, count);
  }
  const all = [...genres.values()].reduce(
    (sum, { right, wink, tokens }) => ({
      right: sum.right + right,
      wink: sum.wink + wink,
      tokens: sum.tokens + tokens,
    }),
    { right: 0, wink: 0, tokens: 0 },
  );
  const rows = [...genres, ['all', all] as const].map(([genre, { right, wink, tokens }]) => ({
    genre,
    tokens,
    penn: Number(((100 * right) / tokens).toFixed(1)),
    winkUniversal: Number(((100 * wink) / tokens).toFixed(1)),
  }));
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows)}\n`);
  else console.table(rows);
  await Promise.resolve();
}

/** A document's text and, at each word's start, its tags. */
function readGold(conllu: string): { text: string; gold: Map<number, { penn: string; universal: string }> } {
  const gold = new Map<number, { penn: string; universal: string }>();
  let text = '';
  let gap = '';
  for (const line of conllu.split('\n')) {
    if (/^# newpar\b(?!_)/.test(line) && text !== '') gap = '\n\n';
    const [index = '', form = '', , universal = '', penn = '', , , , , misc = ''] = line.split('\t');
    if (!/^\d+$/.test(index)) continue;
    text += gap;
    gold.set(text.length, { penn, universal });
    text += form;
    gap = misc.includes('SpaceAfter=No') ? '' : ' ';
  }
  return { text, gold };
}
