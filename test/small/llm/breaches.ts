import {
  PIECE_JOINT,
  type Span,
  type SpannedText,
  type SplitArticle,
  type SplitClaimant,
} from '../../../src/text/index.js';

const KINDS = ['person', 'organisation', 'state_media', 'government', 'media', 'group', 'unnamed', 'document'];

/** What in a split does not come from its article or a closed set, or stands in the wrong place: nothing, if all is well. */
export function breachesOf(text: string, split: SplitArticle, outlet: string): string[] {
  const out: string[] = [];
  const claim = (held: boolean, breach: string): void => void (held || out.push(breach));
  const line = text.replace(/\s+/g, ' ');

  const cut = (spans: readonly Span[]): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(PIECE_JOINT);
  const verbatim = (what: string, part: SpannedText | null): void => {
    if (part === null) return;
    claim(part.spans.length > 0 && cut(part.spans) === part.text, `${what} is not what its spans cut: ${part.text}`);
    const inOrder = part.spans.every(({ start, end }, k) => start >= (part.spans[k - 1]?.end ?? 0) && end > start);
    claim(inOrder && (part.spans.at(-1)?.end ?? 0) <= text.length, `${what} has spans out of order`);
  };
  const known = ({ name, kind, aliases }: SplitClaimant): void => {
    if (kind === 'own_voice') return claim(name === outlet, `own voice of ${name}`);
    claim(KINDS.includes(kind), `kind ${kind}`);
    for (const each of [name, ...aliases])
      claim(each === 'unnamed source' || line.includes(each) || hasInOrder(line, each), `name ${each}`);
  };

  for (const { quote, spans, attribution, claimants, sentence } of split.claims) {
    verbatim('claim', { text: quote, spans });
    claim(sentence.start < sentence.end && sentence.end <= text.length, 'sentence out of the text');
    verbatim('source', attribution?.source ?? null);
    verbatim('cue', attribution?.cue ?? null);
    verbatim('content', attribution?.content ?? null);
    claim(claimants.length > 0, 'nobody claims it');
    [...claimants, ...(attribution?.claimants ?? []), ...(attribution?.relay ?? [])].forEach(known);
  }
  let at = 0;
  for (const { start, end } of split.coverage) {
    claim(start === at && end > start, `coverage breaks at ${at}`);
    at = end;
  }
  claim(at === text.length, 'coverage ends early');
  return out;
}

/** Whether the words of a name stand in the text in this order with at most eight others between: "U.S. sources". */
function hasInOrder(line: string, name: string): boolean {
  const words = name.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(words.join('[^ ]*(?: [^ ]+){0,8}? [^ ]*?'), 'u').test(line);
}
