import type { ClaimantKind } from '../claim.js';
import { DOCUMENT_HEADS, GROUP_HEADS, UNNAMED_HEADS } from '../lexicon/names.js';
import { W } from '../lexicon/word-classes.js';
import type { Range } from '../reading/sentences.js';
import { classOf, type Token } from '../reading/tokens.js';

/** The noun a description turns on: the last word before the first preposition, bracket or comma. */
export function headOf(tokens: readonly Token[], range: Range): string {
  for (let i = range.from + 1; i < range.to; i += 1) {
    const cls = classOf(tokens[i]);
    if ((cls & (W.Prep | W.Rel)) !== 0 || /^[,(]$/.test(tokens[i]?.text ?? '')) return tokens[i - 1]?.lower ?? '';
  }
  return tokens[range.to - 1]?.lower ?? '';
}

export function kindOfHead(head: string): ClaimantKind | undefined {
  if (UNNAMED_HEADS.has(head)) return 'unnamed';
  if (GROUP_HEADS.has(head)) return 'group';
  if (DOCUMENT_HEADS.has(head)) return 'document';
  return undefined;
}
