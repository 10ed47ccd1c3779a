import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractAttributions, splitArticle } from '../index.js';
import { readDocument } from '../reading/document.js';
import { readModelFile, writeModelFile } from './model-file.js';
import { Tagger } from './tagger.js';

const bytes = readFileSync(join(import.meta.dirname, '..', '..', '..', 'models', 'attribution.bin'));
let tagger: Tagger;
beforeAll(() => {
  tagger = new Tagger(bytes);
});

const TEXT = `Council votes on the quay

Rosa Delmar, the harbour master, said that the quay would reopen before winter. “We counted every bolt,” she told reporters, “and we counted twice.”

According to a report by the Tarn Institute, repairs cost 4 million crowns. Nobody has explained why.`;

describe('the trained network', () => {
  test('finds sources, cues and contents on its own words', () => {
    const words = (spans: [number, number][]): string =>
      spans.map(([start, end]) => TEXT.slice(start, end)).join(' … ');
    const found = extractAttributions(TEXT, tagger).map(({ source, cue, content }) =>
      [source, cue, content].map(words),
    );
    expect(found).toContainEqual([
      'Rosa Delmar, the harbour master,',
      'said',
      'that the quay would reopen before winter',
    ]);
    expect(found).toContainEqual(['she', 'told', '“We counted every bolt,” … “and we counted twice.”']);
    expect(found).toContainEqual(['a report by the Tarn Institute', 'According to', 'repairs cost 4 million crowns']);
  });

  test('knows parts of speech', () => {
    const document = readDocument('The mayor said the bridge was old.');
    const tags = tagger.tag(document, new Int32Array(document.tokens.length));
    expect(document.tokens.map((_, i) => tags.pos(i))).toEqual(['DT', 'NN', 'VBD', 'DT', 'NN', 'VBD', 'JJ', '.']);
  });

  test('gives the same bytes whatever it read before, and in another instance', () => {
    const first = JSON.stringify(splitArticle(TEXT, { tagger }));
    for (let i = 0; i < 1000; i += 1)
      splitArticle(
        `Minister ${String(i)} said “no ${String(i)}” to the plan, citing costs of ${String(i * 7)} crowns.`,
        { tagger },
      );
    expect(JSON.stringify(splitArticle(TEXT, { tagger }))).toBe(first);
    expect(JSON.stringify(splitArticle(TEXT, { tagger: new Tagger(bytes) }))).toBe(first);
  });
});

describe('model files', () => {
  test('come back as written', () => {
    const { header } = readModelFile(bytes);
    const tables = {
      a: Int16Array.of(1, -2, 3),
      b: Float32Array.of(0.5),
      c: Int8Array.of(-7),
      d: new TextEncoder().encode('x\ny'),
    };
    const file = readModelFile(writeModelFile(header, tables));
    expect(file.i16('a')).toEqual(tables.a);
    expect(file.f32('b')).toEqual(tables.b);
    expect(file.i8('c')).toEqual(tables.c);
    expect(file.words('d')).toEqual(['x', 'y']);
  });

  test.each([
    ['other bytes', new Uint8Array(100)],
    ['nothing', new Uint8Array(0)],
    ['half a file', bytes.subarray(0, bytes.length / 2)],
    ['a cut header', bytes.subarray(0, 60)],
  ])('%s are refused with what to do', (_, broken) => {
    expect(() => new Tagger(broken)).toThrow(/not a model file.*Use the file that came with the program/);
  });
});
