// A number that is typed, or moved to on a slider. A slider has no value until it is touched: where it stands at first
// would else be an answer that nobody gave.
import { useId } from 'react';
import { decimal } from '../../format';
import { Line } from '../Prose';
import { useSpoken } from '../shown';
import { readTyped } from '../../typed';
import { useWords } from '../words';
import { Asked, type AskedIds } from './Asked';
import { isBounded } from './check';
import type { FieldProps } from './QuestionField';

const MOST_DIGITS = 12;

export const shownNumber = (value: number): string => {
  const digits = Math.min(MOST_DIGITS, (/\.(\d+)$/.exec(String(value))?.[1] ?? '').length);
  return decimal(value, digits);
};

export function NumberField(props: FieldProps<'number'>) {
  const { question, problem } = props;
  const { t } = useWords();
  const note = isBounded(question) && !question.slider && (
    <p className="field__hint number">
      {t('question.from_to', {
        lowest: shownNumber(question.lowest),
        highest: shownNumber(question.highest),
      })}
    </p>
  );
  return (
    <Asked {...question} problem={problem} note={note}>
      {(ids) => (question.slider ? <Slider {...props} ids={ids} /> : <Typed {...props} ids={ids} />)}
    </Asked>
  );
}

type Inner = FieldProps<'number'> & { ids: AskedIds };

function Typed({ question, entered, problem, onEnter, ids }: Inner) {
  const { t } = useWords();
  const unit = useId();
  const text = entered === null ? '' : String(entered);
  const read = readTyped(text);
  const other = 'value' in read && String(read.value) !== text.trim();
  return (
    <div className="typed">
      <input
        type="text"
        inputMode="decimal"
        className="input number"
        autoComplete="off"
        data-testid={`number-${question.name}`}
        value={text}
        aria-labelledby={`${ids.text} ${unit}`}
        aria-describedby={ids.note}
        aria-required={question.required}
        aria-invalid={problem !== null}
        onChange={(event) => {
          onEnter(event.target.value);
        }}
      />
      <span id={unit} className="typed__unit">
        <Line text={question.unit} />
      </span>
      {other && (
        <span className="muted number" aria-live="polite">
          {t('question.read_as', { value: shownNumber(read.value) })}
        </span>
      )}
    </div>
  );
}

function Slider({ question, entered, onEnter, ids }: Inner) {
  const { t } = useWords();
  const say = useSpoken();
  const { lowest, highest } = question;
  const value = typeof entered === 'number' ? entered : null;
  const unit = say(question.unit).text;
  const withUnit = (shown: string): string => (unit === '' ? shown : `${shown} ${unit}`);
  const at = value ?? (lowest + highest) / 2;
  const take = (input: HTMLInputElement): void => {
    onEnter(input.valueAsNumber);
  };
  return (
    <div className="slide">
      <output className={value === null ? 'slide__value slide__value--none' : 'slide__value number'}>
        {value === null ? t('question.untouched') : withUnit(shownNumber(value))}
      </output>
      <input
        type="range"
        className={value === null ? 'slide__range slide__range--none' : 'slide__range'}
        data-testid={`slider-${question.name}`}
        min={lowest}
        max={highest}
        step={question.step ?? (highest - lowest) / 100}
        value={at}
        aria-labelledby={ids.text}
        aria-describedby={ids.note}
        aria-valuetext={value === null ? t('question.untouched') : withUnit(shownNumber(value))}
        style={
          {
            '--fill': value === null ? '0%' : `${(100 * (at - lowest)) / (highest - lowest)}%`,
          } as React.CSSProperties
        }
        onChange={(event) => {
          take(event.target);
        }}
        // A press where the handle stands already changes nothing, and is an answer all the same.
        onPointerUp={(event) => {
          take(event.currentTarget);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            take(event.currentTarget);
          }
        }}
      />
      <div className="slide__ends number" aria-hidden="true">
        <span>{withUnit(shownNumber(lowest))}</span>
        <span>{withUnit(shownNumber(highest))}</span>
      </div>
    </div>
  );
}
