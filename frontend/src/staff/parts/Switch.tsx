// Yes or no, held at once: a switch with its label and what it means.
import { useId, type ReactNode } from 'react';

interface Props {
  label: string;
  help?: ReactNode;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
  testid: string;
}

export function Switch({ label, help, on, disabled = false, onChange, testid }: Props) {
  const id = useId();
  return (
    <div className="switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        data-testid={testid}
        checked={on}
        disabled={disabled}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <label htmlFor={id}>{label}</label>
      {help !== undefined && (
        <p id={`${id}-help`} className="field__hint">
          {help}
        </p>
      )}
    </div>
  );
}
