// One part of the bid: a slider for the feeling, a number for the exact value. The slider ends at what is free; a
// larger number can be typed, and the server says that it is too much. What is no number is said here, and sends nothing.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { money, percent } from '../format';
import { readField, shownField, withField, type Draft, type Unread } from '../state/draft';
import { decimalMark } from '../typed';
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
  disabled?: boolean;
  onDraft: (draft: Draft) => void;
}

export function SliderField({ field, draft, max, step, disabled = false, onDraft }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const word = WORDS[field];
  const shown = shownField(draft, field);
  // What is being typed stays as typed until it is a number and the field is left.
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const read = typed === null ? null : readField(field, typed, decimalMark());
  const unread = typeof read === 'object' ? read : null;
  const told = unread !== null && (left || !UNFINISHED.test(typed ?? '')) ? unread : null;
  const label = t(`bid.${word}`);
  const fill = max > 0 ? Math.min(100, (100 * shown) / max) : 0;
  const spoken =
    field === 'payment_cents' ? `$${shown}` : field === 'resources' ? String(shown) : `${shown}%`;
  return (
    <div className={disabled ? 'slider slider--off' : 'slider'}>
      <div className="slider__line">
        <label htmlFor={id}>{label}</label>
        <InfoTip term={label}>{t(`bid.tip_${word}`)}</InfoTip>
        <span className="slider__number">
          {field === 'payment_cents' && <span aria-hidden="true">$</span>}
          <input
            type="text"
            inputMode="decimal"
            disabled={disabled}
            className="number"
            aria-label={t('bid.number', { what: label })}
            data-testid={`bid-${word}-number`}
            aria-invalid={unread !== null}
            aria-describedby={told === null ? undefined : `${id}-wrong`}
            value={typed ?? (field === 'payment_cents' ? dollars(shown) : String(shown))}
            onChange={(event) => {
              const value = readField(field, event.target.value, decimalMark());
              setTyped(event.target.value);
              setLeft(false);
              if (typeof value === 'number') onDraft(withField(draft, field, value));
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') setLeft(true);
            }}
            onBlur={() => {
              setLeft(true);
              // An emptied field shows again what it stood at; what cannot be read stays until it can.
              if (unread === null || unread.why === 'empty') setTyped(null);
            }}
          />
          {field.endsWith('_share') && <span aria-hidden="true">{t('bid.percent_unit')}</span>}
        </span>
      </div>
      <p id={`${id}-wrong`} role="status" className={told === null ? 'hidden' : 'slider__wrong'}>
        {told !== null && <Wrong field={field} text={typed ?? ''} unread={told} />}
      </p>
      <input
        id={id}
        type="range"
        disabled={disabled}
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

/** On the way to a number: it is no fault yet. */
const UNFINISHED = /^[\s$+−-]*(?:\d*[.,])?$/;

/** Writings that are understood, for who wrote one that is not. */
const EXAMPLES = {
  quality_share: '80',
  quantity_share: '80',
  resources: '2',
  payment_cents: '1,234.50',
} as const;

function Wrong({ field, text, unread }: { field: Field; text: string; unread: Unread }) {
  const { t } = useTranslation();
  switch (unread.why) {
    case 'number':
      return t('bid.wrong_number', { text: text.trim(), example: EXAMPLES[field] });
    case 'size':
      return t('bid.wrong_size', { text: text.trim(), thousands: unread.large, decimals: unread.small });
    case 'least':
    case 'most':
      return t(`bid.wrong_${unread.why}`, { bound: withUnit(field, unread.bound) });
    default:
      return t(`bid.wrong_${unread.why}`);
  }
}

function withUnit(field: Field, value: number): string {
  if (field === 'payment_cents') return money(value * 100);
  return field === 'resources' ? String(value) : percent(value / 100);
}

const dollars = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(2));
