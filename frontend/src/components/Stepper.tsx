// A small whole number with one button for fewer and one for more.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  hint: string;
  value: number;
  min: number;
  max: number;
  testid: string;
  onChange: (value: number) => void;
}

export function Stepper({ label, hint, value, min, max, testid, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const set = (wanted: number): void => {
    if (Number.isInteger(wanted)) onChange(Math.min(max, Math.max(min, wanted)));
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="stepper">
        <button
          type="button"
          className="button"
          aria-label={t('create.fewer', { what: label })}
          disabled={value <= min}
          onClick={() => {
            set(value - 1);
          }}
        >
          −
        </button>
        <input
          id={id}
          type="number"
          className="number"
          data-testid={testid}
          min={min}
          max={max}
          value={value}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            set(event.target.valueAsNumber);
          }}
        />
        <button
          type="button"
          className="button"
          aria-label={t('create.more', { what: label })}
          disabled={value >= max}
          onClick={() => {
            set(value + 1);
          }}
        >
          +
        </button>
      </div>
      <p id={`${id}-hint`} className="field__hint">
        {hint}
      </p>
    </div>
  );
}
