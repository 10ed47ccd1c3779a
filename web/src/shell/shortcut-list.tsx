import type { ReactNode } from 'react';
import { Switch } from '../pieces/fields';
import { Sheet } from '../pieces/sheet';
import { useText } from '../strings/text';
import { switchShortcuts, useShortcutList, useShortcutsAreOn } from './shortcuts';

export function ShortcutList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText();
  const list = useShortcutList();
  const on = useShortcutsAreOn();
  return (
    <Sheet title={text('shortcuts.title')} isOpen={isOpen} onClose={onClose}>
      <dl className="shortcut-list">
        {list.map(({ key, label }) => (
          <div key={`${key} ${label}`}>
            <dt>
              <kbd>{key.length === 1 ? key.toUpperCase() : key}</kbd>
            </dt>
            <dd>{text(label)}</dd>
          </div>
        ))}
      </dl>
      <Switch label={text('shortcuts.enabled')} isSelected={on} onChange={switchShortcuts} />
      <p className="soft small">{text('shortcuts.enabledHelp')}</p>
    </Sheet>
  );
}
