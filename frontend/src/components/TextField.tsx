// A line of text with its label and, where one helps, a hint.
import { useId } from 'react';

interface Props {
  label: string;
  hint?: string;
  value: string;
  maxLength: number;
  testid: string;
  autoComplete?: string;
  onChange: (value: string) => void;
}

export function TextField({ label, hint, value, maxLength, testid, autoComplete = 'off', onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="input"
        data-testid={testid}
        autoComplete={autoComplete}
        maxLength={maxLength}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field__hint">
          {hint}
        </p>
      )}
    </div>
  );
}
