import { describe, expect, it } from '@jest/globals';
import { readDocument } from '../reading/document.js';
import type { Tags } from '../tagging/tagger.js';
import { mentionsOf } from './mentions.js';
import { withTaggedKinds } from './tagged-kinds.js';

/** Tags of a network that takes every word for the same kind of name. */
function tagsOf(kind: string): Tags {
  return { attributions: [], confidence: () => 1, pos: () => '', relation: () => '', ner: () => kind };
}

function kindsIn(text: string, kind: string): string[] {
  const document = readDocument(text);
  return withTaggedKinds(document.tokens, mentionsOf(document), tagsOf(kind)).map(
    ({ entity }) => `${entity.name}: ${entity.kind}`,
  );
}

describe('kinds of names as a network sees them', () => {
  it('takes a name that only looks like a person’s for a body', () => {
    expect(kindsIn('Kelmar Sarton opened a plant.', 'ORGANIZATION')).toEqual(['Kelmar Sarton: organisation']);
  });

  it.each(['Minister Kelmar Sarton opened a plant.', 'Anna Sarton opened a plant.'])(
    'leaves a known person: %s',
    (text) => {
      expect(kindsIn(text, 'ORGANIZATION').every((kind) => kind.endsWith(': person'))).toBe(true);
    },
  );

  it('leaves a person whose surname stands alone', () => {
    expect(kindsIn('Kelmar Sarton opened a plant. Sarton spoke.', 'ORGANIZATION')[0]).toBe('Kelmar Sarton: person');
  });
});
