// One part of the bid: a slider for the feeling, a number for the exact value. The slider ends at what is free; a
// larger number can be typed, and the server says that it is too much.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readNumber, shownField, withField, type Draft } from '../state/draft';
import { InfoTip } from './InfoTip';

type Field = keyof Draft;

const WORDS = {
  quality_share: 'quality',
  quantity_share: 'quantity',
  resources: 'resources',
  payment_cents: 'payment',
} as const satisfies Record<Field, string>;

interface Props {
  field: Field;
  draft: Draft;
  max: number;
  step: number;
  onDraft: (draft: Draft) => void;
}

export function SliderField({ field, draft, max, step, onDraft }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const word = WORDS[field];
  const shown = shownField(draft, field);
  // What is being typed stays as typed (an empty field, "12.") until the field is left.
  const [typed, setTyped] = useState<string | null>(null);
  const label = t(`bid.${word}`);
  const fill = max > 0 ? Math.min(100, (100 * shown) / max) : 0;
  const spoken =
    field === 'payment_cents' ? `$${shown}` : field === 'resources' ? String(shown) : `${shown}%`;
  return (
    <div className="slider">
      <div className="slider__line">
        <label htmlFor={id}>{label}</label>
        <InfoTip term={label}>{t(`bid.tip_${word}`)}</InfoTip>
        <span className="slider__number">
          {field === 'payment_cents' && <span aria-hidden="true">$</span>}
          <input
            type="text"
            inputMode="decimal"
            className="number"
            aria-label={t('bid.number', { what: label })}
            data-testid={`bid-${word}-number`}
            value={typed ?? (field === 'payment_cents' ? dollars(shown) : String(shown))}
            onChange={(event) => {
              setTyped(event.target.value);
              const value = readNumber(event.target.value);
              if (value !== null) onDraft(withField(draft, field, value));
            }}
            onBlur={() => {
              setTyped(null);
            }}
          />
          {field.endsWith('_share') && <span aria-hidden="true">{t('bid.percent_unit')}</span>}
        </span>
      </div>
      <input
        id={id}
        type="range"
        data-testid={`bid-${word}`}
        min={0}
        max={Math.max(max, 0)}
        step={step}
        value={Math.min(shown, max)}
        aria-valuetext={spoken}
        style={{ '--fill': `${fill}%` } as React.CSSProperties}
        onChange={(event) => {
          setTyped(null);
          onDraft(withField(draft, field, Number(event.target.value)));
        }}
      />
    </div>
  );
}

const dollars = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(2));
