// The fields of an arm, one kind each. What is typed goes into the draft as it is, also while it is none of its kind, so that
// nothing that was written is lost; the server says at the field what would be right. An empty field has its default.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../generated/api';
import { Icon } from '../../components/Icon';
import { useSay } from '../../wiring/catalogue';
import { Field, type Bound } from '../parts/Field';
import { at, isList, problemsAt, same, valueOf, type Json } from './document';
import { useEditor, useField } from './editor';
import { useProblemWords } from './problems';
import { readTyped, writeTyped, type TypedKind } from './typed';

/** What is wrong at a path, in words; null while nothing is. A problem that can be put right elsewhere leads there. */
export function useWrong(path: string): { wrong: string | null; elsewhere: ReactNode } {
  const { t } = useTranslation('arms');
  const { problems, jump } = useEditor();
  const words = useProblemWords();
  const [first] = problemsAt(problems, path);
  if (!first) return { wrong: null, elsewhere: null };
  const { see } = first;
  const key = see?.startsWith('treatment.endowment.') ? 'wrong.see_endowment' : 'wrong.see_other';
  const elsewhere = see !== null && (
    <button
      type="button"
      className="linklike bad"
      onClick={() => {
        jump(see);
      }}
    >
      {t(key)}
    </button>
  );
  return { wrong: words(first), elsewhere };
}

interface LabelledProps {
  path: string;
  label: string;
  help?: ReactNode;
  children: (bound: Bound) => ReactNode;
}

/** A field with its label, its help and what is wrong with it. */
export function Labelled({ path, label, help, children }: LabelledProps) {
  const { wrong, elsewhere } = useWrong(path);
  const differs = useDiffers(path);
  return (
    <div>
      <Field label={label} help={help} wrong={wrong} {...(differs ? { beside: <Differs /> } : {})}>
        {children}
      </Field>
      {elsewhere}
    </div>
  );
}

export function useDiffers(path: string): boolean {
  const { differing } = useEditor();
  return differing.has(path);
}

export function Differs() {
  const { t } = useTranslation('arms');
  const { comparedWith } = useEditor();
  return <span className="differs">{t('compare.differs', { other: comparedWith })}</span>;
}

interface TypedProps {
  path: string;
  kind: TypedKind;
  bound: Partial<Bound>;
  value: Json | undefined;
  /** What it is where nothing is typed. */
  otherwise?: Json | undefined;
  before?: string;
  after?: string;
  label?: string;
  onChange: (value: Json | undefined) => void;
}

/** A text, a number or an amount of money, as it is typed. */
export function TypedInput({
  path,
  kind,
  bound,
  value,
  otherwise,
  before,
  after,
  label,
  onChange,
}: TypedProps) {
  const { locked } = useEditor();
  const written = writeTyped(kind, value ?? otherwise);
  const [typed, setTyped] = useState(written);
  // A value that came from elsewhere is written anew; one's own text is never touched while it is typed.
  const text = same(readTyped(kind, typed), value) ? typed : written;
  const input = (
    <input
      {...bound}
      className={kind === 'text' ? 'input' : 'input number'}
      type="text"
      inputMode={kind === 'text' ? 'text' : 'decimal'}
      autoComplete="off"
      aria-label={label}
      data-path={path}
      disabled={locked}
      placeholder={writeTyped(kind, otherwise)}
      value={text}
      onBlur={() => {
        // An empty field has its default, and says so.
        setTyped(written);
      }}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(readTyped(kind, event.target.value));
      }}
    />
  );
  if (before === undefined && after === undefined) return input;
  return (
    <span className={before === undefined ? 'unit' : 'unit unit--before'}>
      {before !== undefined && <span aria-hidden="true">{before}</span>}
      {input}
      {after !== undefined && <span>{after}</span>}
    </span>
  );
}

function kindOf({ kind, whole }: FormField): TypedKind {
  if (kind === 'money') return whole ? 'money' : 'price';
  return kind === 'text' ? 'text' : 'number';
}

function useUnit(field: FormField): { before?: string; after?: string } {
  const say = useSay();
  if (field.kind === 'money') return { before: '$' };
  const unit = say(field.unit);
  return unit === '' ? {} : { after: unit };
}

/** One key of the form at its path; `path` differs from the key within federations and lists. */
export function KeyField({ name, path = name }: { name: string; path?: string }) {
  const field = useField(name);
  const say = useSay();
  const { document, set } = useEditor();
  const unit = useUnit(field);
  const value = at(document, path);
  const help = useHelp(field);
  if (field.kind === 'choice') return <ChoiceField field={field} path={path} />;
  if (field.pair) return <PairField field={field} path={path} />;
  return (
    <Labelled path={path} label={say(field.label)} help={help}>
      {(bound) => (
        <TypedInput
          {...unit}
          bound={bound}
          path={path}
          kind={kindOf(field)}
          value={value}
          otherwise={field.default as Json}
          onChange={(next) => {
            set(path, next);
          }}
        />
      )}
    </Labelled>
  );
}

/** What may be typed, and what it does. */
function useHelp(field: FormField): string {
  const { t } = useTranslation('arms');
  const say = useSay();
  const write = (value: number): string =>
    field.kind === 'money' ? `$${writeTyped('money', value)}` : String(value);
  const { lowest, highest } = field;
  const bounds =
    lowest === null
      ? ''
      : highest === null || highest >= 1e9
        ? t('field.from', { low: write(lowest) })
        : t('field.between', { low: write(lowest), high: write(highest) });
  return [bounds, say(field.help)].filter(Boolean).join(' ');
}

function PairField({ field, path }: { field: FormField; path: string }) {
  const { t } = useTranslation('arms');
  const say = useSay();
  const { document, set } = useEditor();
  const unit = useUnit(field);
  const help = useHelp(field);
  const { wrong, elsewhere } = useWrong(path);
  const value = at(document, path);
  const ends = isList(value) ? value : (field.default as readonly Json[]);
  const label = say(field.label);
  return (
    <fieldset className={wrong === null ? 'field pair' : 'field pair field--wrong'}>
      <legend>
        {label}
        {useDiffers(path) && <Differs />}
      </legend>
      <div className="pair__ends">
        {[0, 1].map((end) => (
          <TypedInput
            key={end}
            {...unit}
            bound={{ 'aria-invalid': wrong === null ? undefined : true }}
            path={`${path}.${end}`}
            kind={kindOf(field)}
            label={t(end === 0 ? 'field.lowest' : 'field.highest', { what: label })}
            value={ends[end]}
            onChange={(next) => {
              set(
                path,
                [0, 1].map((place) => (place === end ? (next ?? '') : (ends[place] ?? ''))),
              );
            }}
          />
        ))}
      </div>
      <p className="field__hint">{help}</p>
      {wrong !== null && (
        <p className="field__wrong">
          <Icon name="cross" /> <span>{wrong}</span>
        </p>
      )}
      {elsewhere}
    </fieldset>
  );
}

function ChoiceField({ field, path }: { field: FormField; path: string }) {
  const say = useSay();
  const { document, set } = useEditor();
  const chosen = at(document, path) ?? (field.default as Json);
  const options = field.choices.map(({ name, words }) => ({ value: name, label: say(words) }));
  return (
    <Labelled path={path} label={say(field.label)} help={say(field.help)}>
      {(bound) => (
        <SelectBox
          bound={bound}
          path={path}
          value={typeof chosen === 'string' ? chosen : ''}
          options={options}
          onChange={(next) => {
            set(path, next);
          }}
        />
      )}
    </Labelled>
  );
}

interface SelectBoxProps {
  bound: Partial<Bound>;
  path: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  label?: string;
  onChange: (value: string) => void;
}

/** A choice by name; a name that is not known is shown as it is, until another one is chosen. */
export function SelectBox({ bound, path, value, options, label, onChange }: SelectBoxProps) {
  const { locked } = useEditor();
  const known = options.some((option) => option.value === value);
  return (
    <select
      {...bound}
      className="input"
      aria-label={label}
      data-path={path}
      disabled={locked}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      {!known && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

export function useValue(key: string): Json {
  const { document } = useEditor();
  return valueOf(document, useField(key));
}
