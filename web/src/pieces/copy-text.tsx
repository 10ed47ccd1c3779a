import { Check, Copy } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useText } from '../strings/text';
import { ActionButton } from './button';

/** A value to be taken elsewhere. Where the browser gives no clipboard (plain http) it is selected, to be copied by hand. */
export function CopyText({ label, value }: { label: string; value: string }): ReactNode {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="copy-text">
      <input ref={field} readOnly value={value} aria-label={label} onFocus={(event) => event.target.select()} />
      <ActionButton onPress={() => void copy()}>
        <Icon size={16} aria-hidden /> <span role="status">{text(isCopied ? 'copy.done' : 'copy.do')}</span>
      </ActionButton>
    </div>
  );
}
