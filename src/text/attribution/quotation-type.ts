import type { QuotationType } from '../claim.js';
import type { Range } from '../reading/sentences.js';
import type { Token } from '../reading/tokens.js';

/** Direct if every word of the pieces stands in quotation marks, indirect if none does, else mixed. `quoted` is 1 per quoted token. */
export function quotationTypeOf(tokens: readonly Token[], quoted: Uint8Array, pieces: readonly Range[]): QuotationType {
  let inside = 0;
  let outside = 0;
  for (const piece of pieces) {
    for (let i = piece.from; i < piece.to; i += 1) {
      const kind = tokens[i]?.kind;
      if (kind !== 'word' && kind !== 'number') continue;
      if (quoted[i] === 1) inside += 1;
      else outside += 1;
    }
  }
  if (inside === 0) return 'indirect';
  return outside === 0 ? 'direct' : 'mixed';
}
