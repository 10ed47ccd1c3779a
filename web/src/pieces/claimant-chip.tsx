import { Building2, FileText, HatGlasses, Landmark, Megaphone, Newspaper, Quote, User, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ClaimantKind, Relay } from '../api/contract';
import { useText } from '../strings/text';

const KINDS: Record<ClaimantKind, typeof User> = {
  person: User,
  organisation: Building2,
  state_media: Megaphone,
  government: Landmark,
  media: Newspaper,
  group: UsersRound,
  unnamed: HatGlasses,
  document: FileText,
  own_voice: Quote,
};

export const CLAIMANT_KINDS = Object.keys(KINDS) as ClaimantKind[];

/** The sign alone: the kind stands in words beside it. */
export function KindSign({ kind }: { kind: ClaimantKind }): ReactNode {
  const Icon = KINDS[kind];
  return <Icon size={18} aria-hidden />;
}

/** A claimant with the sign of their kind; a link to their entry unless it stands inside of another link. */
export function ClaimantChip({ claimant, isLink = true }: { claimant: Relay; isLink?: boolean }): ReactNode {
  const text = useText();
  const Icon = KINDS[claimant.kind];
  const inside = (
    <>
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">{text(`kind.${claimant.kind}`)}: </span>
      <bdi>{claimant.name}</bdi>
    </>
  );
  const title = text(`kind.${claimant.kind}`);
  return isLink ? (
    <Link href={`/claimants/${claimant.id}`} className="chip" title={title}>
      {inside}
    </Link>
  ) : (
    <span className="chip" title={title}>
      {inside}
    </span>
  );
}
