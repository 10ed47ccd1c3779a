import { describe, expect, it } from '@jest/globals';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { BuiltInExtractor } from '../extractor/extractor.js';
import { runAttributions } from './attributions.js';
import { renderClaimTable } from './claim-table.js';
import { runSplit, type SplitRequest } from './split.js';

async function splitOutput(request: Omit<SplitRequest, 'extractor'>, width?: number): Promise<string> {
  const out = new PassThrough();
  await runSplit({ ...request, extractor: new BuiltInExtractor(null) }, out, width);
  out.end();
  return readAll(out);
}
const TEXT = 'Mara Venn said the dam was full. The gate broke in 2021.';

describe('split', () => {
  it('prints one JSON object in the contract’s claim shape', async () => {
    const printed = JSON.parse(
      await splitOutput({ text: `\ufeff${TEXT}`, format: 'json', outlet: 'The Courier' }),
    ) as Record<string, unknown>;
    expect(Object.keys(printed)).toEqual(['claims', 'coverage', 'partialReason']);
    expect(printed['partialReason']).toBeNull();
    expect(printed['claims']).toMatchObject([
      {
        ordinal: 0,
        quote: 'the dam was full',
        spans: [{ start: 15, end: 31 }],
        attribution: {
          cue: { text: 'said' },
          claimants: [{ name: 'Mara Venn', kind: 'person', role: 'claimant' }],
          relay: [],
        },
      },
      { ordinal: 1, attribution: null, claimants: [{ name: 'The Courier', kind: 'own_voice' }] },
    ]);
  });

  it('prints a table no wider than asked', async () => {
    const printed = await splitOutput({ text: TEXT, format: 'table' }, 80);
    for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(printed).toContain('Mara Venn');
    expect(printed).toContain('2 claims');
  });

  it('says where the split is partial', async () => {
    const text = '«El puente cerrará en marzo», dijo la alcaldesa, Marta Ruiz.';
    const reason = 'Only direct quotations are attributed in Spanish; the rest stands in the article’s own voice.';
    expect(await splitOutput({ text, format: 'table' })).toContain(`language es\n${reason}\n`);
    expect(JSON.parse(await splitOutput({ text, format: 'json' }))).toMatchObject({
      partialReason: reason,
      claims: [{ attribution: { claimants: [{ name: 'Marta Ruiz', role: 'claimant' }] } }],
    });
  });

  it('lets no control character of an article reach the terminal', () => {
    const table = renderClaimTable(
      [{ claimant: 'A\u001b[31m', kind: 'person', cue: 'said\u0007', quote: 'x\ny' }],
      100,
    );
    expect([...table].some((char) => char === '\u001b' || char === '\u0007')).toBe(false);
  });
});

describe('attributions --jsonl', () => {
  it('answers every line in order', async () => {
    const out = new PassThrough();
    const lines = [1, 2, 3].map((id) => JSON.stringify({ id, text: 'Venn said she won.' }));
    await runAttributions(Readable.from([`${lines.join('\n')}\n\n`]), out, null);
    out.end();
    const replies = (await readAll(out))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; attributions: unknown[] });
    expect(replies.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(replies[0]?.attributions).toEqual([{ source: [[0, 4]], cue: [[5, 9]], content: [[10, 17]] }]);
  });

  it('names the line that is wrong', async () => {
    const run = (line: string): Promise<void> =>
      runAttributions(Readable.from([`{"id":"a","text":""}\n${line}\n`]), new PassThrough(), null);
    await expect(run('{')).rejects.toThrow(/^Line 2 is no JSON/);
    await expect(run('[]')).rejects.toThrow(/^Line 2 is no JSON object/);
    await expect(run('{"id":"b"}')).rejects.toThrow(/^Line 2: "text"/);
    await expect(run('{"text":"b"}')).rejects.toThrow(/^Line 2: "id"/);
  });

  it('stops reading while its reader is slow', async () => {
    let waiting = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        waiting += 1;
        expect(waiting).toBe(1);
        setImmediate(() => {
          waiting -= 1;
          done();
        });
      },
    });
    await runAttributions(Readable.from([`${'{"id":1,"text":"Venn said she won."}\n'.repeat(50)}`]), slow, null);
    expect(slow.writableLength).toBeLessThan(200);
  });
});
