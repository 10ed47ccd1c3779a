import type { ClaimantKind } from '../database/generated/enums.js';
import type { FieldFault } from '../errors/problem.js';
import { Problem } from '../errors/problem.js';
import { invalidRequest } from '../errors/validation.js';
import { OWN_VOICE, type ChangeClaimantDto } from './change-claimant.dto.js';
import type { EntryRow } from './claimant-row.js';
import { nameKey } from './name-key.js';

/** What a change writes. Keys are {@link nameKey}s. */
export interface ClaimantChange {
  name: string;
  kind: ClaimantKind;
  /** Names that splits find the entry by from now on, under `kind`. */
  newKeys: string[];
  /** Names that splits do not find it by any more, under any kind. */
  lostKeys: string[];
  newAliases: string[];
  lostAliases: string[];
}

/**
 * What a request means for an entry; undefined where it is so already.
 *
 * Splits must go on finding the entry. Its name before stays as a confirmed alias, the kind before stays with the names that it
 * has, and under a new kind it is found by all of them.
 * @throws Problem `invalid_request` for aliases that contradict the rest, `illegal_claimant_change` for the kind of an own voice
 */
export function claimantChange(entry: EntryRow, dto: ChangeClaimantDto): ClaimantChange | undefined {
  const name = dto.name?.trim() ?? entry.name;
  const kind = dto.kind ?? entry.kind;
  if (kind !== entry.kind && entry.kind === OWN_VOICE) {
    throw new Problem('illegal_claimant_change', 'The own voice of an outlet is no other kind of claimant.', [
      { pointer: '/kind', detail: `is ${OWN_VOICE} for good` },
    ]);
  }
  const key = nameKey(name);
  const removed = new Set(dto.removeAliases?.map(nameKey));
  const added = new Map(dto.addAliases?.map((alias) => [nameKey(alias), alias.trim()]));
  const faults = contradictions(key, removed, added);
  if (faults.length) throw invalidRequest(faults);

  const oldKey = nameKey(entry.name);
  if (oldKey !== key && !removed.has(oldKey) && !added.has(oldKey)) added.set(oldKey, entry.name);
  added.delete(key);
  const known = entry.names.map((known) => known.key);
  const wanted = new Set([key, ...added.keys(), ...(kind === entry.kind ? [] : known)]);
  const change: ClaimantChange = {
    name,
    kind,
    newKeys: [...wanted].filter(
      (wantedKey) => !removed.has(wantedKey) && !entry.names.some((n) => n.kind === kind && n.key === wantedKey),
    ),
    lostKeys: known.filter((knownKey) => removed.has(knownKey)),
    newAliases: [...added.values()].filter((alias) => !entry.aliases.includes(alias)),
    // Another spelling of an alias takes its place.
    lostAliases: entry.aliases.filter((alias) => {
      const aliasKey = nameKey(alias);
      return removed.has(aliasKey) || (added.has(aliasKey) && added.get(aliasKey) !== alias);
    }),
  };
  const { newKeys, lostKeys, newAliases, lostAliases } = change;
  const rows = newKeys.length + lostKeys.length + newAliases.length + lostAliases.length;
  return name === entry.name && kind === entry.kind && rows === 0 ? undefined : change;
}

function contradictions(key: string, removed: Set<string>, added: Map<string, string>): FieldFault[] {
  const faults: FieldFault[] = [];
  if (removed.has(key)) faults.push({ pointer: '/removeAliases', detail: 'holds the name itself; change that first' });
  if ([...added.keys()].some((alias) => removed.has(alias))) {
    faults.push({ pointer: '/removeAliases', detail: 'must not hold what addAliases holds' });
  }
  return faults;
}

/** The field that asked for a name: where a clash is reported. */
export function pointerTo(key: string, dto: ChangeClaimantDto): string {
  if (dto.name !== undefined && nameKey(dto.name) === key) return '/name';
  const n = dto.addAliases?.findIndex((alias) => nameKey(alias) === key) ?? -1;
  return n >= 0 ? `/addAliases/${n}` : '/kind';
}
