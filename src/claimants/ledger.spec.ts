import { expect, test } from '@jest/globals';
import { ledgerOf } from './ledger.js';

const nothing = { verified: 0, disputed: 0, unresolved: 0, notApplicable: 0, verifiedShare: null };

test('nobody has said anything yet', () => {
  const tally = { claims: 0, content: nothing, attribution: nothing };
  expect(ledgerOf([])).toEqual({ asClaimant: tally, asRelay: tally });
});

test('counts each axis by itself, and claims without a verdict only as claims', () => {
  const { asClaimant, asRelay } = ledgerOf([
    { role: 'claimant', attribution: 'verified', content: 'verified', claims: 2 },
    { role: 'claimant', attribution: 'verified', content: 'disputed', claims: 5 },
    { role: 'claimant', attribution: 'disputed', content: 'unresolved', claims: 1 },
    { role: 'claimant', attribution: 'not_applicable', content: 'verified', claims: 3 },
    { role: 'claimant', attribution: null, content: null, claims: 4 },
    { role: 'relay', attribution: null, content: null, claims: 6 },
  ]);
  expect(asClaimant).toMatchObject({
    claims: 15,
    content: { verified: 5, disputed: 5, unresolved: 1, notApplicable: 0 },
    attribution: { verified: 7, disputed: 1, unresolved: 0, notApplicable: 3 },
  });
  expect(asRelay).toEqual({ claims: 6, content: nothing, attribution: nothing });
});

test('the share of few is wide, and of none is none', () => {
  const { asClaimant } = ledgerOf([
    { role: 'claimant', attribution: 'not_applicable', content: 'disputed', claims: 3 },
  ]);
  expect(asClaimant.content.verifiedShare!.share).toBe(0);
  expect(asClaimant.content.verifiedShare!.low).toBe(0);
  expect(asClaimant.content.verifiedShare!.high).toBeCloseTo(0.5615, 4);
  expect(asClaimant.attribution.verifiedShare).toBeNull();
});
