import { describe, expect, it } from '@jest/globals';
import type { ClaimType, QuotationType } from '../claim.js';
import { tokenize } from '../reading/tokens.js';
import { claimTypeOf } from './claim-type.js';

type Example = readonly [words: string, quotation?: QuotationType, lemma?: string];

const EXAMPLES: Record<ClaimType, readonly Example[]> = {
  numerical: [
    ['traffic through the canal fell by 23 percent last year', 'indirect', 'find'],
    ['The union has 14,000 members in the delta'],
    ['the repairs cost $2.4 million', 'indirect', 'say'],
    ['nine have died', 'indirect', 'say'],
    ['one household in ten has stayed', 'indirect', 'say'],
    ['the river was closed by ice for 71 days', 'indirect', 'say'],
    ['nine of its 14 clinics have reopened', 'indirect', 'say'],
    ['half of the pumps were out of order', 'indirect', 'tell'],
    ['Wheat exports tripled under the old treaty'],
    ['the crossing took 46 minutes', 'indirect', 'say'],
    ['rainfall in May was the lowest since records began', 'indirect', 'say'],
    ['the toll at more than 200', 'indirect', 'put'],
    ['three of the five judges resigned', 'indirect', 'report'],
    ['the new quay would cost 80 million crowns', 'indirect', 'say'],
    ['We lost 12 boats', 'direct', 'say'],
    ['prices fell to 30p a loaf', 'indirect', 'say'],
    ['Harvests are half as large as they were', 'none'],
    ['unemployment at 7 percent in the autumn', 'indirect', 'forecast'],
  ],
  event: [
    ['The two ministers met for four hours on Wednesday'],
    ['It was signed two years ago'],
    ['The bridge opened on 19 September 2004'],
    ['The mill burned down in 1987'],
    ['My brother signed the papers', 'direct', 'say'],
    ['They kept the books in the cellar', 'direct', 'recall'],
    ['a six-week strike ended on Monday', 'indirect', 'report'],
    ['The driver, 63, was taken to hospital'],
    ['Flight 370 left Kallo before dawn'],
    ['The meeting began at 5pm'],
    ['It is written on page 61', 'indirect', 'say'],
    ['The ministry would not say who had paid'],
    ['The agency could not verify the report'],
    ['The board, which will meet again, published its minutes'],
    ['They did not say whether the plant would reopen'],
    ['Rovers beat City 2-1'],
    ['a driver must give way to trams', 'none'],
    ['the envoy had spoken to two candidates', 'indirect', 'tell'],
  ],
  quote: [
    ['Never again', 'direct', 'say'],
    ['What for?', 'direct', 'ask'],
  ],
  causal: [
    ['the outbreak was caused by sewage in the wells', 'indirect', 'say'],
    ['The ferry sank because a hatch was left open'],
    ['raising fears of a second winter of war'],
    ['a broken signal', 'indirect', 'blame'],
    ['the closure led to shortages in the islands', 'indirect', 'say'],
    ['The delay was due to rain'],
    ['the recovery to cheaper oil', 'indirect', 'attribute'],
  ],
  position: [
    ['the chairman should go', 'indirect', 'say'],
    ['the charges', 'indirect', 'deny'],
    ['the government to publish the report', 'indirect', 'urge'],
    ['he would not resign', 'indirect', 'insist'],
    ['We will never sell the harbour', 'direct', 'say'],
    ['to lower the toll within a year', 'indirect', 'promise'],
    ['plans to enforce the strictest policy yet', 'indirect', 'declare'],
    ['both sides to let the medicines through', 'indirect', 'call'],
    ['it had no objection', 'indirect', 'say'],
    ['The ministry regrets the delay'],
  ],
  prediction: [
    ['The toll would start in March', 'indirect', 'say'],
    ['The talks will resume next week'],
    ['The plant is expected to close'],
    ['the hearing is due to begin on Friday', 'none'],
    ['Sea levels could rise again', 'indirect', 'say'],
    ['the council will ration water', 'indirect', 'fear'],
    ['flow in the river will halve by 2040', 'indirect', 'project'],
    ['the harvest would shrink by 11 percent', 'indirect', 'say'],
    ['fares to rise by 9 percent', 'indirect', 'expect'],
    ['They’ll be home by spring', 'direct', 'say'],
  ],
  opinion: [
    ['the verdict was a disgrace', 'indirect', 'say'],
    ['it as a “slow dance”', 'mixed', 'describe'],
    ['the deal “a map without a key”', 'mixed', 'call'],
    ['Inflation is a tax that nobody chose', 'direct', 'say'],
    ['the timetable is too gloomy', 'indirect', 'believe'],
    ['Who will pay for the dredging?', 'direct', 'ask'],
    ['Is there anybody who still believes them?', 'none'],
    ['Who is better off', 'direct', 'say'],
    ['I would do it again', 'direct', 'tell'],
    ['Let us look at the books', 'direct', 'say'],
    ['Please go home', 'direct', 'say'],
    ['I think he was lonely', 'direct', 'say'],
    ['I am not angry', 'direct', 'recall'],
  ],
};

describe('the type of a claim', () => {
  for (const [type, examples] of Object.entries(EXAMPLES))
    it.each(examples.map(([words, quotation = 'none', lemma]) => [words, quotation, lemma] as const))(
      `is ${type}: %s`,
      (words, quotation, lemma) => {
        expect(claimTypeOf(tokenize(words), quotation, lemma)).toBe(type);
      },
    );

  it('needs no words', () => {
    expect(claimTypeOf([], 'none')).toBe('event');
    expect(claimTypeOf(tokenize('— …'), 'direct', 'say')).toBe('quote');
  });

  it('reads no more than the head of a claim', () => {
    const long = tokenize(`The mill stood ${'by the river '.repeat(40)} and lost 12 percent of its roof`);
    expect(claimTypeOf(long, 'none')).toBe('event');
  });
});
