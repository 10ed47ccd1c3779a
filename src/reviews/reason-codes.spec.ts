import { describe, expect, test } from '@jest/globals';
import { Finding } from '../database/generated/enums.js';
import { REASON_CODE_NAMES, REASON_CODES, reasonFaults } from './reason-codes.js';

const AXES = ['attribution', 'content'] as const;

describe('reason codes', () => {
  test('speak of an axis that is in doubt', () => {
    for (const code of REASON_CODE_NAMES) {
      for (const attribution of Object.values(Finding)) {
        for (const content of ['verified', 'disputed'] as const) {
          if (attribution === 'unresolved') continue;
          const findings = { attribution, content };
          const fits = AXES.some(
            (axis) => (REASON_CODES[code] as readonly string[]).includes(axis) && findings[axis] === 'disputed',
          );
          expect([code, findings, reasonFaults(findings, [code])]).toEqual([
            code,
            findings,
            fits ? [] : [`${code} speaks of ${REASON_CODES[code].join(' or ')}, which is not in doubt here`],
          ]);
        }
      }
    }
  });

  test('are needed where an axis is unresolved, one of its own', () => {
    const unresolved = { attribution: 'verified', content: 'unresolved' } as const;
    expect(reasonFaults(unresolved, [])).toEqual([
      'must say why content is unresolved: one of out_of_context, refuted, conflicting_evidence, not_enough_evidence, outdated, ' +
        'prediction, opinion, too_vague, source_inaccessible',
    ]);
    expect(reasonFaults(unresolved, ['too_vague'])).toEqual([]);
    expect(reasonFaults({ attribution: 'unresolved', content: 'unresolved' }, ['refuted'])).toEqual([
      'must say why attribution is unresolved: one of misquoted, out_of_context, wrong_claimant, not_enough_evidence, source_inaccessible',
    ]);
    expect(reasonFaults({ attribution: 'unresolved', content: 'unresolved' }, ['not_enough_evidence'])).toEqual([]);
  });

  test('may be left out of a disputed axis, and must be of a verified claim', () => {
    expect(reasonFaults({ attribution: 'disputed', content: 'disputed' }, [])).toEqual([]);
    expect(reasonFaults({ attribution: 'verified', content: 'verified' }, ['outdated', 'misquoted'])).toHaveLength(2);
    expect(reasonFaults({ attribution: 'not_applicable', content: 'verified' }, ['wrong_claimant'])).toHaveLength(1);
  });
});
