import { useState, type ReactNode } from 'react';
import { changeClaim } from '../../api/corrections';
import type { CitedKind, Claim, GivenAttribution } from '../../api/contract';
import { useText } from '../../strings/text';
import type { ToolProps } from './claim-tools';
import { isJudged, SaveBar } from './save-bar';
import { WhoFields } from './who-fields';

const named = ({ name, kind }: { name: string; kind: string }): GivenAttribution['claimants'][number] => ({
  name,
  kind: kind as CitedKind,
});

/** The attribution of a claim as it would be given anew. */
const givenOf = ({ attribution }: Claim): GivenAttribution | null =>
  attribution && {
    cue: attribution.cue.spans,
    source: attribution.source?.spans ?? null,
    claimants: attribution.claimants.map(named),
    relay: attribution.relay.map(named),
  };

const isWhole = (given: GivenAttribution | null): boolean =>
  given === null ||
  (given.cue.length > 0 &&
    given.claimants.length > 0 &&
    [...given.claimants, ...(given.relay ?? [])].every(({ name }) => name.trim() !== ''));

export function WhoTool({ claim, article, words, selected, onPick, onCancel }: ToolProps): ReactNode {
  const text = useText();
  const [given, setGiven] = useState(() => givenOf(claim));
  const isSame = JSON.stringify(given) === JSON.stringify(givenOf(claim));
  return (
    <>
      <WhoFields
        article={article}
        words={words}
        selected={selected}
        claimSpans={claim.spans}
        attribution={given}
        onChange={setGiven}
      />
      <SaveBar
        judged={isJudged(claim)}
        isDisabled={isSame || !isWhole(given)}
        said={text('correct.saved')}
        onSave={async (restartReview) => {
          const { claims } = await changeClaim(claim, { attribution: given, restartReview });
          onPick(claims[0]?.id ?? null);
        }}
        onCancel={onCancel}
      />
    </>
  );
}
