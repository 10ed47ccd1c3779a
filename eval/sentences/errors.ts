/** A sentence end that is wrong: missed, or found where there is none. */
export interface EndError {
  readonly id: string;
  readonly text: string;
  /** Offset just after the last token of the sentence. */
  readonly end: number;
  readonly missed: boolean;
}

/** Names what stands around a wrong end: "missed after a stop and a closing mark, before a capital". */
export function kindOfError({ text, end, missed }: EndError): string {
  return `${missed ? 'missed' : 'extra'} after ${ending(text.slice(Math.max(0, end - 20), end))}, before ${opening(text.slice(end, end + 20))}`;
}

function ending(before: string): string {
  const bare = before.replace(/["”’')\]}»]+$/, '');
  const closed = bare.length < before.length ? ' and a closing mark' : '';
  if (/(?:…|\.\.+)$/.test(bare)) return `an ellipsis${closed}`;
  if (/(?:^|[\s("“])\p{Lu}\.$/u.test(bare)) return `an initial${closed}`;
  if (/\.\p{L}\.$/u.test(bare)) return `a dotted abbreviation${closed}`;
  if (/\b\p{L}{1,4}\.$/u.test(bare)) return `a short word with a stop${closed}`;
  if (/[.!?]$/.test(bare)) return `a stop${closed}`;
  if (/[:;,]$/.test(bare)) return `“${bare.slice(-1)}”${closed}`;
  if (/[-–—]$/.test(bare)) return `a dash${closed}`;
  return `a word${closed}`;
}

function opening(after: string): string {
  if (after.startsWith('\n') || after === '') return 'a paragraph break';
  const glued = /^\s/.test(after) ? '' : ' without a space';
  const rest = after.trimStart();
  if (/^["“‘'«([{]/.test(rest)) return `an opening mark${glued}`;
  if (/^\p{Lu}/u.test(rest)) return `a capital${glued}`;
  if (/^\p{Ll}/u.test(rest)) return `lower case${glued}`;
  if (/^\p{N}/u.test(rest)) return `a number${glued}`;
  return `a symbol${glued}`;
}
