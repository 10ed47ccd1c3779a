import { X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Article, Claim, Span } from '../../api/contract';
import { IconButton } from '../../pieces/button';
import { ClaimantChip } from '../../pieces/claimant-chip';
import { RelayChain } from '../../pieces/relay-chain';
import { StateBadge } from '../../pieces/state-badge';
import { VerdictPill } from '../../pieces/verdict-pill';
import { useText } from '../../strings/text';
import { DismissTool } from './dismiss-tool';
import { EndsTool } from './ends-tool';
import { MergeTool } from './merge-tool';
import { SplitTool } from './split-tool';
import { WhoTool } from './who-tool';
import { WordingTool } from './wording-tool';

/** What every tool works with. */
export interface ToolProps {
  claim: Claim;
  article: Article;
  claims: readonly Claim[];
  words: readonly Span[];
  selected: Span | null;
  /** Shows words in the text as they would be. */
  onDraft: (spans: Span[] | null) => void;
  /** Picks the claim that is there afterwards; null for none. */
  onPick: (claimId: string | null) => void;
  onCancel: () => void;
}

const TOOLS = {
  ends: EndsTool,
  split: SplitTool,
  merge: MergeTool,
  who: WhoTool,
  wording: WordingTool,
  dismiss: DismissTool,
};
type ToolName = keyof typeof TOOLS;
const FOR_LEADS: ToolName[] = ['merge', 'dismiss'];

/** The claim that is picked, and what can be set right about it. */
export function ClaimTools(
  props: Omit<ToolProps, 'onCancel'> & { mayCorrect: boolean; isLead: boolean; onClose: () => void },
): ReactNode {
  const text = useText();
  const { mayCorrect, isLead, onClose, ...tool } = props;
  const { claim, onDraft } = tool;
  const heading = useRef<HTMLHeadingElement>(null);
  // A claim is picked for its tools: the keyboard and a narrow screen go there.
  useEffect(() => heading.current?.focus(), []);
  const [open, setOpen] = useState<ToolName | null>(null);
  const Tool = open && TOOLS[open];
  const choose = (name: ToolName | null): void => {
    onDraft(null);
    setOpen(name);
  };
  const canBe = !['extracted', 'dismissed', 'superseded'].includes(claim.state);
  const names = (Object.keys(TOOLS) as ToolName[]).filter((name) => isLead || !FOR_LEADS.includes(name));
  return (
    <section className="card stack claim-tools" aria-labelledby="picked-claim">
      <div className="row spread">
        <h2 id="picked-claim" ref={heading} tabIndex={-1}>
          {text(mayCorrect ? 'correct.title' : 'review.claimN', { n: claim.ordinal + 1 })}
        </h2>
        <IconButton label={text('article.back')} onPress={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <blockquote className="quote the-quote">{claim.quote}</blockquote>
      {claim.attribution ? (
        <RelayChain attribution={claim.attribution} />
      ) : (
        <p className="row">
          {claim.claimants.map((claimant) => (
            <ClaimantChip key={claimant.id} claimant={claimant} />
          ))}
        </p>
      )}
      <p className="row">
        <StateBadge state={claim.state} />
        <span className="badge idle">{text(`type.${claim.claimType}`)}</span>
        {claim.verdict && <VerdictPill verdict={claim.verdict} />}
      </p>
      {claim.normalizedText !== claim.quote && <p className="small soft">{claim.normalizedText}</p>}
      {!mayCorrect && <p className="soft small">{text('correct.holdFirst')}</p>}
      {mayCorrect && canBe && (
        <div className="row tool-names" role="group" aria-label={text('correct.tools')}>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              className="button"
              aria-pressed={open === name}
              onClick={() => choose(open === name ? null : name)}
            >
              {text(`correct.${name}`)}
            </button>
          ))}
        </div>
      )}
      {mayCorrect && canBe && Tool && <Tool key={open} {...tool} onCancel={() => choose(null)} />}
    </section>
  );
}
