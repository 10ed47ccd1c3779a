import { reportCounts, reportCoverage } from '../src/publishing/report-counts.js';
import type { ReportClaimView, ReportVerdictView, ReportView } from '../src/publishing/report.view.js';

const id = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const sampleVerdict = (fields: Partial<ReportVerdictView> = {}): ReportVerdictView => ({
  id: id(500),
  attribution: 'verified',
  content: 'disputed',
  reasons: ['refuted'],
  rationale: 'The port’s own log counts three berths, not five.',
  whatWouldSettle: null,
  asOf: '2026-03-14T00:00:00.000Z',
  recheckAt: null,
  decidedAt: '2026-03-15T09:30:00.000Z',
  review: 'single',
  isCorrection: false,
  evidence: [
    {
      id: id(900),
      url: 'https://port.example/log?month=3',
      document: null,
      title: 'Port log, March',
      passage: 'Berths 4, 5 and 9 were closed from 2 March.',
      locator: 'p. 4',
      stance: 'refutes',
      primary: true,
      origin: 'Port of Hallen',
      contentHash: 'a'.repeat(64),
      hashOf: 'source',
      archiveUrl: 'https://archive.example/2026/port-log',
      accessedAt: '2026-03-14T10:00:00.000Z',
    },
  ],
  ...fields,
});

export function sampleClaim(ordinal: number, quote: string, fields: Partial<ReportClaimView> = {}): ReportClaimView {
  const sentence = fields.sentence ?? `${quote[0]!.toUpperCase()}${quote.slice(1)}, said Marta Lindqvist.`;
  const start = 1000 * ordinal;
  return {
    id: id(ordinal + 1),
    formerIds: [],
    ordinal,
    quote,
    spans: [{ start, end: start + quote.length }],
    sentence,
    sentenceSpan: { start, end: start + sentence.length },
    normalizedText: `${quote[0]!.toUpperCase()}${quote.slice(1)}.`,
    quotationType: 'indirect',
    claimType: 'event',
    claimants: [{ id: id(800), name: 'Marta Lindqvist', kind: 'person' }],
    relay: [],
    cue: { text: 'said', spans: [{ start: start + sentence.length - 20, end: start + sentence.length - 16 }] },
    status: 'judged',
    verdict: sampleVerdict(),
    earlierVerdicts: [],
    ...fields,
  };
}

/** A report with `claims`, whose numbers are reckoned from them. */
export function sampleReport(claims: ReportClaimView[], article: Partial<ReportView['article']> = {}): ReportView {
  return {
    article: {
      id: id(700),
      versionId: id(701),
      version: 1,
      title: 'Harbour to close berths',
      publisher: 'The Port Gazette',
      author: 'Ines Okafor',
      sourceUrl: 'https://gazette.example/harbour',
      publishedAt: '2026-03-12T07:00:00.000Z',
      language: 'en',
      ...article,
    },
    counts: reportCounts(claims),
    coverage: reportCoverage(
      [
        { start: 0, end: 40, layer: 'aside', reason: 'title' },
        { start: 40, end: 160, layer: 'claim', reason: 'claim' },
        { start: 160, end: 190, layer: 'attribution', reason: 'source and cue' },
        { start: 190, end: 200, layer: 'aside', reason: 'question' },
      ],
      { partialReason: null, splitter: 'rules+network 1' },
    ),
    claims,
  };
}
