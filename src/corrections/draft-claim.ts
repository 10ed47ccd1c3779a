import { Problem, type FieldFault } from '../errors/problem.js';
import { invalidRequest } from '../errors/validation.js';
import { spannedText, type ClaimDescriber, type Span } from '../text/index.js';
import { overlapFaults, phraseFaults, spanFaults } from './check-spans.js';
import type { ClaimWords, LiveClaim, LiveVersion, NamedClaimant } from './corrected-claim.js';

/** What a person says of a claim; what is missing stays, or follows from the words. */
export interface GivenWords {
  spans?: Span[];
  attribution?: GivenAttribution | null;
  claimType?: ClaimWords['claimType'];
  normalizedText?: string;
}

export interface GivenAttribution {
  source?: Span[] | null;
  cue: Span[];
  claimants: NamedClaimant[];
  relay?: NamedClaimant[];
}

/** Where a claim is drafted: whose words are taken, and where the body says what. */
export interface DraftPlace {
  version: LiveVersion;
  describer: ClaimDescriber;
  /** Claims that will stay beside this one. */
  others: readonly Pick<LiveClaim, 'id' | 'spans' | 'quote' | 'state'>[];
  /** JSON pointer of the object that the words came in. */
  pointer: string;
}

/**
 * The claim that `given` makes, of `base` where it corrects one. Its quote, sentence, quotation type and check-worthiness are
 * those of its words.
 * @throws Problem `invalid_request` naming each span, phrase and claimant that cannot be
 */
export function draftClaim(place: DraftPlace, id: string, given: GivenWords, base?: ClaimWords): ClaimWords {
  const { version, describer } = place;
  const faults = givenFaults(place, given, base);
  if (faults.length) throw invalidRequest(faults);
  const spans = given.spans ? touchingJoined(given.spans) : (base?.spans ?? []);
  const moved = !base || !sameSpans(spans, base.spans);
  const kept = given.attribution === undefined && base ? base : undefined;
  const attribution = phrasesOf(given, base, moved, spans);
  const voice: NamedClaimant[] = [{ name: version.outlet, kind: 'own_voice' }];
  const claimants = kept?.claimants ?? given.attribution?.claimants ?? voice;
  const relay = kept?.relay ?? given.attribution?.relay ?? [];
  const claimType = given.claimType ?? base?.claimType;
  const described = describer.describe({
    spans,
    claimants: claimants.map((each) => ({ ...each, aliases: [] })),
    attributed: attribution !== null,
    relayed: relay.length > 0,
    ...(claimType ? { claimType } : {}),
  });
  const unchanged = !moved && kept !== undefined && described.claimType === base?.claimType;
  return {
    id,
    quote: described.quote,
    spans,
    sentence: moved ? described.sentence : base.sentence,
    normalizedText: given.normalizedText ?? (moved ? described.wording : base.normalizedText),
    quotationType: unchanged ? kept.quotationType : described.quotationType,
    claimType: described.claimType,
    checkWorthiness: unchanged ? kept.checkWorthiness : described.checkWorthiness,
    attribution,
    confidence: {
      source: kept?.confidence.source ?? null,
      cue: kept?.confidence.cue ?? null,
      content: moved ? null : (kept?.confidence.content ?? null),
      claimants: kept?.confidence.claimants ?? null,
    },
    claimants,
    relay,
  };
}

function phrasesOf(
  given: GivenWords,
  base: ClaimWords | undefined,
  moved: boolean,
  spans: Span[],
): ClaimWords['attribution'] {
  if (given.attribution === null) return null;
  if (given.attribution) {
    const { source, cue } = given.attribution;
    const content = !moved && base?.attribution ? base.attribution.content : spans;
    return { source: source?.length ? touchingJoined(source) : null, cue: touchingJoined(cue), content };
  }
  if (!base?.attribution) return null;
  return moved ? { ...base.attribution, content: spans } : base.attribution;
}

function givenFaults(
  { version, others, pointer }: DraftPlace,
  given: GivenWords,
  base: ClaimWords | undefined,
): FieldFault[] {
  const { text } = version;
  const spans = given.spans ?? base?.spans ?? [];
  const faults: FieldFault[] = [];
  if (given.spans) {
    const at = `${pointer}/spans`;
    faults.push(...spanFaults(text, spans, at));
    if (!faults.length) faults.push(...overlapFaults(spans, others, at));
  }
  const { attribution } = given;
  if (!attribution) return faults;
  for (const [field, phrase] of [
    ['cue', attribution.cue],
    ['source', attribution.source ?? []],
  ] as const) {
    const at = `${pointer}/attribution/${field}`;
    const wrong = spanFaults(text, phrase, at);
    faults.push(...(wrong.length ? wrong : phraseFaults(spans, phrase, at)));
  }
  const seen = new Set<string>();
  for (const field of ['claimants', 'relay'] as const)
    (attribution[field] ?? []).forEach(({ name, kind }, n) => {
      const key = `${field}:${kind}:${name.toLowerCase().trim()}`;
      if (seen.has(key)) faults.push({ pointer: `${pointer}/attribution/${field}/${n}`, detail: 'is named twice' });
      seen.add(key);
    });
  return faults;
}

/** Pieces without anything between them are one. */
function touchingJoined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const { start, end } of spans) {
    const last = out.at(-1);
    if (last && last.end === start) last.end = end;
    else out.push({ start, end });
  }
  return out;
}

export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every(({ start, end }, n) => b[n]!.start === start && b[n]!.end === end);

/** Whether a correction would change nothing of what people see. */
export function saysTheSame(a: ClaimWords, b: ClaimWords): boolean {
  const told = ({ spans, normalizedText, claimType, attribution, claimants, relay }: ClaimWords): string =>
    JSON.stringify([
      spans.map(({ start, end }) => [start, end]),
      normalizedText,
      claimType,
      attribution &&
        [attribution.source, attribution.cue].map((phrase) => phrase?.map((s) => [s.start, s.end]) ?? null),
      [...claimants, ...relay].map(({ name, kind }) => [name, kind]),
      claimants.length,
    ]);
  return told(a) === told(b);
}

/** @throws when the spans do not cut the quote: a fault of ours that must not reach a reviewer */
export function checkQuote(text: string, claim: ClaimWords): void {
  if (spannedText(text, claim.spans).text !== claim.quote) throw new Error(`claim ${claim.id}: not the quote`);
}

export const nothingToCorrect = (): Problem =>
  invalidRequest([{ pointer: '', detail: 'changes nothing: the claim is so already' }]);
