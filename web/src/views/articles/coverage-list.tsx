import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedNumber } from 'react-intl';
import type { Article, CoverageTile, Span } from '../../api/contract';
import { IconButton } from '../../pieces/button';
import { useText } from '../../strings/text';
import { trimmed } from './ends';

const LAYERS = ['claim', 'attribution', 'aside'] as const;
const SHOWN = 120;

/** What every word of the text is, and each passage that was set aside with the reason. */
export function CoverageList(props: {
  article: Article;
  onShow: (span: Span) => void;
  onAdd?: (span: Span) => void;
}): ReactNode {
  const text = useText();
  const { article, onShow, onAdd } = props;
  const tiles = article.coverage ?? [];
  const share = (layer: CoverageTile['layer']): number =>
    tiles.filter((tile) => tile.layer === layer).reduce((sum, { start, end }) => sum + end - start, 0) /
    article.text.length;
  const asides = tiles.flatMap(({ layer, reason, ...span }) => {
    const words = layer === 'aside' && trimmed(article.text, span);
    return words ? [{ ...words, reason }] : [];
  });
  return (
    <section className="card stack" aria-labelledby="coverage">
      <h2 id="coverage">{text('coverage.title')}</h2>
      <p className="soft small">{text('coverage.help')}</p>
      <dl className="counts small">
        {LAYERS.map((layer) => (
          <div key={layer}>
            <dt>
              <span className={`layer-sign ${layer}`} aria-hidden /> {text(`coverage.${layer}`)}
            </dt>
            <dd className="numbers">
              <FormattedNumber value={share(layer)} style="percent" />
            </dd>
          </div>
        ))}
      </dl>
      <h3>{text('coverage.asides')}</h3>
      {asides.length === 0 && <p className="small">{text('coverage.none')}</p>}
      <ul className="asides">
        {asides.map(({ start, end, reason }) => {
          const words = article.text.slice(start, end);
          const short = words.length > SHOWN ? `${words.slice(0, SHOWN)} …` : words;
          return (
            <li key={start}>
              <button type="button" className="aside-words" onClick={() => onShow({ start, end })}>
                <span className="visually-hidden">{text('coverage.show')}</span>
                <span className="quote">{short}</span>
                <span className="soft small">{reason}</span>
              </button>
              {onAdd && (
                <IconButton label={text('coverage.make', { words: short })} onPress={() => onAdd({ start, end })}>
                  <Plus size={18} aria-hidden />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
