import type { components } from '../generated/contract';

type Schemas = components['schemas'];

export type Session = Schemas['SessionView'];
export type Claim = Schemas['ClaimView'];
export type ClaimDetail = Schemas['ClaimDetailView'];
export type Attribution = Schemas['AttributionView'];
export type Claimant = Schemas['ClaimantView'];
export type Relay = Schemas['RelayView'];
export type Span = Schemas['SpanView'];
export type Article = Schemas['ArticleView'];
export type Lease = Schemas['LeaseView'];
export type LeaseSummary = Schemas['LeaseSummaryView'];
export type LeasedTask = Schemas['LeasedTaskView'];
export type Wishes = Schemas['LeaseNextDto'];
export type Judgement = Schemas['JudgementView'];
export type Evidence = Schemas['EvidenceView'];
export type NewEvidence = Schemas['EvidenceDto'];
export type VerdictBody = Schemas['VerdictDto'];
export type DeskStatistics = Schemas['DeskStatisticsView'];

export type ClaimState = Claim['state'];
export type ClaimType = Claim['claimType'];
export type ClaimantKind = Relay['kind'];
export type Finding = Judgement['attribution'];
export type ContentFinding = Judgement['content'];
export type Stance = Evidence['stance'];
export type SkipReason = Schemas['SkipDto']['reason'];
export type Role = Session['role'];
