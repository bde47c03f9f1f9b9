// Numbers and money as they are typed: the text stays as it was written, also while it is none yet, and the page is told
// the number, or null. Money is typed in dollars and told in cents.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field';
import { readMoney, readNumber, writeMoney, type Bounds, type Unread } from './numbers';

interface Props {
  label: string;
  help?: ReactNode;
  /** What is wrong beside the number itself, such as with its neighbours. */
  wrong?: string | null;
  value: number | null;
  onChange: (value: number | null) => void;
  testid: string;
  disabled?: boolean;
}

interface NumberProps extends Props, Bounds {
  /** Behind the number: turns, s, %. */
  unit?: string;
}

export function NumberInput({ unit, least, most, whole, ...props }: NumberProps) {
  const { t } = useTranslation('staff');
  const read = (text: string) => readNumber(text, { least, most, whole });
  const say = (unread: Unread): string =>
    unread.why === 'least' || unread.why === 'most'
      ? t(`parts.${unread.why}`, { n: unread.bound })
      : unread.why === 'number'
        ? t('parts.number', { example: String(least ?? 1) })
        : t(`parts.${unread.why === 'cents' || unread.why === 'money' ? 'whole' : unread.why}`);
  return (
    <Typed {...props} write={String} read={read} say={say} {...(unit === undefined ? {} : { after: unit })} />
  );
}

/** `least` and `most` are in cents. */
export function MoneyInput({ least, most, ...props }: Props & Pick<Bounds, 'least' | 'most'>) {
  const { t } = useTranslation('staff');
  const read = (text: string) => readMoney(text, { least, most });
  const say = (unread: Unread): string =>
    unread.why === 'least' || unread.why === 'most'
      ? t(`parts.${unread.why}`, { n: `$${writeMoney(unread.bound)}` })
      : t(`parts.${unread.why === 'number' || unread.why === 'whole' ? 'money' : unread.why}`);
  return <Typed {...props} write={writeMoney} read={read} say={say} before="$" />;
}

interface TypedProps extends Props {
  write: (value: number) => string;
  read: (text: string) => number | Unread;
  say: (unread: Unread) => string;
  before?: string;
  after?: string;
}

function Typed({
  label,
  help,
  wrong = null,
  value,
  onChange,
  testid,
  disabled = false,
  write,
  read,
  say,
  before,
  after,
}: TypedProps) {
  const written = value === null ? '' : write(value);
  const [typed, setTyped] = useState(written);
  const told = read(typed);
  const asTyped = typeof told === 'number' ? told : null;
  // A number that came from elsewhere, such as another arm, is written anew; one's own text is never touched.
  const text = asTyped === value ? typed : written;
  const shown = asTyped === value ? told : value;
  const own = shown !== null && typeof shown !== 'number' && text !== '' ? say(shown) : null;
  return (
    <Field label={label} help={help} wrong={own ?? wrong}>
      {(bound) => (
        <span className={before === undefined ? 'unit' : 'unit unit--before'}>
          {before !== undefined && <span aria-hidden="true">{before}</span>}
          <input
            {...bound}
            className="input number"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            data-testid={testid}
            disabled={disabled}
            value={text}
            onChange={(event) => {
              const next = read(event.target.value);
              setTyped(event.target.value);
              onChange(typeof next === 'number' ? next : null);
            }}
          />
          {after !== undefined && <span>{after}</span>}
        </span>
      )}
    </Field>
  );
}
