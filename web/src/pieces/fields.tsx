import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Checkbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Switch as AriaSwitch,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  /** What is wrong with it, in words. */
  error?: string;
  note?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  type?: 'text' | 'password' | 'url' | 'date' | 'search';
  autoComplete?: string;
  inputMode?: 'decimal' | 'numeric';
  /** Lines of a longer text. */
  rows?: number;
  maxLength?: number;
}

/** One line or, with `rows`, several; with its label, its help and what is wrong with it. */
export const Field = ({ label, help, error, note, rows, autoFocus, ...props }: FieldProps): ReactNode => (
  <TextField
    {...props}
    className="field"
    isInvalid={error !== undefined}
    validationBehavior="aria"
    autoFocus={autoFocus}
  >
    <Label>
      {label} {note && <span className="soft">{note}</span>}
    </Label>
    {rows ? <TextArea rows={rows} /> : <Input />}
    {help && (
      <Text slot="description" className="soft small">
        {help}
      </Text>
    )}
    <FieldError className="field-error">{error}</FieldError>
  </TextField>
);

export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

const ANY = '';

/** One of several; with `anyLabel` also none of them. */
export function Choose<Value extends string>(props: {
  label: string;
  choices: readonly Choice<Value>[];
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  anyLabel?: string;
}): ReactNode {
  const { label, choices, value, onChange, anyLabel } = props;
  const all: Choice<string>[] = anyLabel === undefined ? [...choices] : [{ value: ANY, label: anyLabel }, ...choices];
  return (
    <Select
      className="field"
      value={value ?? ANY}
      onChange={(key) => onChange(key === ANY ? undefined : (key as Value))}
    >
      <Label>{label}</Label>
      <Button className="select">
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={all}>
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className="menu-item">
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

export const Tick = (props: {
  children: ReactNode;
  isSelected: boolean;
  onChange: (on: boolean) => void;
  isDisabled?: boolean;
}): ReactNode => (
  <Checkbox {...props} className="tick">
    <span className="tick-box" aria-hidden>
      <Check size={13} strokeWidth={3} />
    </span>
    <span>{props.children}</span>
  </Checkbox>
);

export const Switch = ({
  label,
  ...props
}: {
  label: string;
  isSelected: boolean;
  onChange: (on: boolean) => void;
}): ReactNode => (
  <AriaSwitch {...props} className="switch">
    <span className="switch-track" aria-hidden />
    {label}
  </AriaSwitch>
);
