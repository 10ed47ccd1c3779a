import type { ClaimType, QuotationType } from '../claim.js';

const CAUSAL =
  / (?:because|caused|causes|cause|led to|leads to|resulted in|results in|due to|as a result of|owing to|raising|prompting|triggered|sparking|thanks to|fueled|fuelled) /;
const PREDICTION =
  / (?:will|won't|won’t|shall|is likely to|are likely to|is expected to|are expected to|is set to|could|may|might|would|is going to|are going to|plans to|intends to|intentions to) /;
const INTENTION = / (?:intentions? to|intends? to|plans? to|vows? to|is determined to|promises? to) /;
const NUMBER =
  /(?:^|[^\p{L}])(?:\d[\d,.]*\s*(?:%|percent|per cent|million|billion|trillion|thousand|tonnes|tons|people|times|dollars|euros|miles|kilometers|kilometres|km|years|months|weeks|days|hours)|[$€£¥]\s?\d)/iu;
const COUNT =
  / (?:\d{1,3}(?:,\d{3})+|half of|one third|one in|two-thirds|a quarter of|doubled|tripled|halved|hundreds of|thousands of|dozens of|millions of) /;
const OPINION =
  / (?:best|worst|beautiful|terrible|great|wonderful|awful|horrible|sad|should|must|ought|love|hate|disgrace|brilliant|shameful|reckless|provocative|reactionary|feel|feels) /;
const POSITION_CUES = new Set(
  (
    'label describe criticize criticise denounce decry condemn brand characterize characterise portray depict dub call perceive view regard praise hail applaud ' +
    'acclaim accuse blame slam blast mock ridicule assail reject dismiss defend endorse tout deride justify liken oppose vow promise pledge urge demand ' +
    'reaffirm reiterate welcome threaten propose agree'
  ).split(' '),
);

/** AVeriTeC's claim type by rule; the first rule that fits wins, `event` is the rest. `lemma` is that of the cue, if any. */
export function claimTypeOf(quote: string, quotation: QuotationType, lemma: string | undefined): ClaimType {
  const text = ` ${quote
    .slice(0, 600)
    .toLowerCase()
    .replace(/[\s"“”,.;:!?]+/g, ' ')} `;
  if (NUMBER.test(quote.slice(0, 600)) || COUNT.test(` ${quote.slice(0, 600)} `)) return 'numerical';
  if (lemma !== undefined && POSITION_CUES.has(lemma)) return 'position';
  if (lemma !== undefined && INTENTION.test(text)) return 'position';
  if (CAUSAL.test(text)) return 'causal';
  if (PREDICTION.test(text)) return 'prediction';
  if (OPINION.test(text)) return 'opinion';
  return quotation === 'direct' ? 'quote' : 'event';
}
