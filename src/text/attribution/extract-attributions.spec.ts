import { describe, expect, it } from '@jest/globals';
import { extractAttributions } from './extract-attributions.js';

/** "source | cue | content" per attribution. */
function read(text: string): string[] {
  const words = (spans: [number, number][]): string => spans.map(([start, end]) => text.slice(start, end)).join(' // ');
  return extractAttributions(text).map(({ source, cue, content }) =>
    [words(source), words(cue), words(content)].join(' | '),
  );
}

describe('extractAttributions', () => {
  it.each([
    ['The mayor said that the bridge was closed.', 'The mayor | said | that the bridge was closed'],
    ['The bridge is closed, the mayor said.', 'the mayor | said | The bridge is closed'],
    ['“It is closed,” said Mara Venn, the mayor of Hallen.', 'Mara Venn, the mayor of Hallen | said | “It is closed,”'],
    ['According to the harbour office, traffic fell.', 'the harbour office | According to | traffic fell'],
    ['Traffic fell, according to a report by the office.', 'a report by the office | according to | Traffic fell'],
    ['Venn told reporters on Monday that she would resign.', 'Venn | told | that she would resign'],
    ['In a letter to the board, Venn announced that she would resign.', 'Venn | announced | that she would resign'],
    ['Venn vowed to fight the ban.', 'Venn | vowed | to fight the ban'],
    ['Venn, a former pilot, insisted the plane was safe.', 'Venn, a former pilot, | insisted | the plane was safe'],
    ['Venn has repeatedly said she will not run.', 'Venn | has repeatedly said | she will not run'],
    ['The plan, Venn said, would cost millions.', 'Venn | said | The plan // would cost millions'],
    ['As Venn noted, the dam was full.', 'Venn | noted | the dam was full'],
    ['Venn said: “We lost.”', 'Venn | said: | “We lost.”'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('shares the speaker of “, adding that”', () => {
    expect(read('Venn said the dam was full, adding that it would hold.')).toEqual([
      'Venn | said | the dam was full',
      'Venn | adding | that it would hold',
    ]);
  });

  it('hands a long speech to one speaker across paragraphs', () => {
    expect(read('“The dam is full,” Venn said. “It will hold.”\n\n“I am sure of it.”')).toEqual([
      'Venn | said | “The dam is full,” // “It will hold.” // “I am sure of it.”',
    ]);
  });

  it('takes the turns of a transcript, also of one set as a quotation', () => {
    expect(read('"VENN: The dam held.\n\n"LIND: For how long?\n\n"VENN: Until May."')).toEqual([
      'VENN | : | The dam held.',
      'LIND | : | For how long?',
      'VENN | : | Until May."',
    ]);
  });

  it('takes the name signed under a quotation', () => {
    expect(read('“The dam is full to the brim.” ― Mara Venn')).toEqual([
      'Mara Venn | ― | “The dam is full to the brim.”',
    ]);
  });

  it.each([
    'The reports were late and the claims were settled.',
    'She read the statement twice.',
    'His demands grew by the day.',
  ])('takes no noun for a cue: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('finds nothing in nothing', () => {
    expect(extractAttributions('')).toEqual([]);
    expect(extractAttributions(' \n ')).toEqual([]);
  });
});
