import { describe, expect, test } from '@jest/globals';
import { originKey, originOf } from './evidence-origin.js';

describe('the origin of evidence', () => {
  test.each([
    [{ url: 'https://www.example.org/log?page=2' }, 'example.org'],
    [{ url: 'http://EXAMPLE.org:8080/log' }, 'example.org'],
    [{ url: 'https://news.example.org/log' }, 'news.example.org'],
    [{ url: 'https://wwwexample.org/' }, 'wwwexample.org'],
    [{ url: 'https://bücher.example/' }, 'xn--bcher-kva.example'],
    [{ url: 'https://example.org/reprint', origin: 'Reuters' }, 'Reuters'],
    [{ document: 'Port log of March' }, 'Port log of March'],
    [{ document: 'Port log of March', origin: 'Port of Hallen' }, 'Port of Hallen'],
    [{ url: 'not an address' }, 'not an address'],
    [{}, ''],
  ])('of %j is %j', (source, origin) => {
    expect(originOf(source)).toBe(origin);
  });

  test('is the same however it is typed', () => {
    const typed = [
      'Agence  France-Presse',
      ' agence france-presse ',
      'ＡＧＥＮＣＥ France-Presse',
      'Agence\nFrance-Presse',
    ];
    expect(new Set(typed.map(originKey))).toEqual(new Set(['agence france-presse']));
    expect(originKey('Reuters')).not.toBe(originKey('AFP'));
    // A letter with its accent, as one character or as two.
    expect(originKey('Le Télégramme')).toBe(originKey('Le Te\u0301le\u0301gramme'));
  });
});
