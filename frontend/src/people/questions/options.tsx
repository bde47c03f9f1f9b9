// One of several options, or any number of them.
import type { ReactNode } from 'react';
import { Icon } from '../../components/Icon';
import { Line } from '../Prose';
import type { InBoth } from '../shown';
import { Asked } from './Asked';
import type { FieldProps } from './QuestionField';

interface OptionProps {
  kind: 'radio' | 'checkbox';
  group: string;
  name: string;
  text: InBoth;
  checked: boolean;
  mark?: 'right' | 'wrong' | null;
  note?: ReactNode;
  onChange: (checked: boolean) => void;
}

export function Option({ kind, group, name, text, checked, mark = null, note, onChange }: OptionProps) {
  const classes = ['option', checked && 'option--chosen', mark && `option--${mark}`].filter(Boolean);
  return (
    <label className={classes.join(' ')}>
      <input
        type={kind}
        name={group}
        value={name}
        checked={checked}
        data-testid={`option-${group}-${name}`}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <span className="option__text">
        <Line text={text} />
      </span>
      {mark && <Icon name={mark === 'right' ? 'check' : 'cross'} />}
      {note}
    </label>
  );
}

interface OneOfProps {
  question: { name: string; options: readonly { name: string; text: InBoth }[] };
  chosen: unknown;
  /** Whether an option was right or wrong, where that is known. */
  markOf?: (name: string) => 'right' | 'wrong' | null;
  onChoose: (name: string) => void;
}

/** The options of a question, of which one is chosen. */
export function OneOf({ question, chosen, markOf, onChoose }: OneOfProps) {
  return (
    <div className="options">
      {question.options.map((option) => (
        <Option
          key={option.name}
          kind="radio"
          group={question.name}
          {...option}
          checked={chosen === option.name}
          mark={markOf?.(option.name) ?? null}
          onChange={() => {
            onChoose(option.name);
          }}
        />
      ))}
    </div>
  );
}

export function ChoiceField({ question, entered, problem, onEnter }: FieldProps<'choice'>) {
  return (
    <Asked {...question} problem={problem} role="radiogroup">
      {() => <OneOf question={question} chosen={entered} onChoose={onEnter} />}
    </Asked>
  );
}

export function ChoicesField({ question, entered, problem, onEnter }: FieldProps<'choices'>) {
  const chosen = Array.isArray(entered) ? (entered as readonly string[]) : [];
  return (
    <Asked {...question} problem={problem}>
      {() => (
        <div className="options">
          {question.options.map((option) => (
            <Option
              key={option.name}
              kind="checkbox"
              group={question.name}
              {...option}
              checked={chosen.includes(option.name)}
              onChange={(on) => {
                onEnter(on ? [...chosen, option.name] : chosen.filter((name) => name !== option.name));
              }}
            />
          ))}
        </div>
      )}
    </Asked>
  );
}
