import type { ReactNode } from 'react';
import type { Evidence } from '../../api/contract';
import { Tick } from '../../pieces/fields';
import { WebLink } from '../../pieces/web-link';
import { useText } from '../../strings/text';

/** Evidence that the claim has already, to be cited. */
export function EvidenceThere(props: {
  evidence: readonly Evidence[];
  cited: readonly string[];
  onChange: (ids: string[]) => void;
}): ReactNode {
  const text = useText();
  const { evidence, cited, onChange } = props;
  if (evidence.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>{text('review.evidenceThere')}</h3>
      {evidence.map((item) => (
        <div key={item.id} className="evidence-there">
          <blockquote className="quote">{item.passage}</blockquote>
          <p className="small soft">
            {text(`stance.${item.stance}`)} ·{' '}
            {item.url ? <WebLink url={item.url}>{item.title ?? item.url}</WebLink> : item.document}
          </p>
          <Tick
            isSelected={cited.includes(item.id)}
            onChange={(on) => onChange(on ? [...cited, item.id] : cited.filter((id) => id !== item.id))}
          >
            {text('review.cite')}
          </Tick>
        </div>
      ))}
    </section>
  );
}
