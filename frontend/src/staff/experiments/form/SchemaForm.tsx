// A form that is drawn from the server's description of a document: every key with its words, its help and, where the
// server finds something wrong, what would be right at the very field. A kind of stage or question that is added on the
// server has its form here without a line of its own.
import { createContext, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageKinds } from '../../../generated/api';
import { currentLanguage } from '../../../i18n';
import { Field, SelectInput, TextInput } from '../../parts/Field';
import { MoneyInput, NumberInput } from '../../parts/NumberInput';
import { Switch } from '../../parts/Switch';
import { ListField } from './ListField';
import { TableField } from './TableField';
import { dotted, valueAt, type JsonObject, type JsonValue, type Path } from './path';
import { optional, resolved, type Forms, type Schema } from './schema';

export interface Form {
  readonly kinds: StageKinds;
  readonly forms: Forms;
  readonly document: JsonObject;
  readonly problems: ReadonlyMap<string, string>;
  readonly change: (path: Path, value: JsonValue | undefined) => void;
  readonly disabled: boolean;
  /** What a key offers besides what is typed, by its place in the description: `ArmChoice.scenario`. */
  readonly choices: Readonly<Record<string, readonly { value: string; label: string }[]>>;
}

const FormContext = createContext<Form | null>(null);
export const FormProvider = FormContext.Provider;

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('a field outside of a form');
  return form;
}

export function useWords() {
  const { kinds } = useForm();
  const language = currentLanguage();
  return {
    key: (document: string, key: string) => {
      const words = kinds.keys[`${document}.${key}`] ?? kinds.keys[key];
      return { label: words?.name[language] || key, help: words?.short[language] || undefined };
    },
    value: (document: string, key: string, value: string) =>
      (kinds.values[`${document}.${key}.${value}`] ??
        kinds.values[`ending.${value}`] ??
        kinds.values[`question.${value}`])?.[language] ??
      kinds.kinds.find((kind) => kind.kind === value)?.words.name[language] ??
      value,
  };
}

/** The keys of a document at `path`; `only` and `without` choose among them. */
export function DocumentFields({
  document,
  path,
  only,
  without = [],
}: {
  document: string;
  path: Path;
  only?: readonly string[];
  without?: readonly string[];
}) {
  const { forms } = useForm();
  const schema = document === 'Design' ? forms : (forms.$defs[document] ?? {});
  const keys = (only ?? Object.keys(schema.properties ?? {})).filter(
    (key) => !without.includes(key) && key !== 'kind',
  );
  return (
    <div className="dform">
      {keys.map((key) => (
        <KeyField
          key={key}
          document={document}
          name={key}
          path={[...path, key]}
          schema={schema.properties?.[key] ?? {}}
        />
      ))}
    </div>
  );
}

interface KeyProps {
  document: string;
  name: string;
  path: Path;
  schema: Schema;
}

function KeyField({ document, name, path, schema: given }: KeyProps) {
  const { forms, choices } = useForm();
  const { schema: bare, optional: may } = optional(given);
  const { schema, document: inner } = resolved(forms, bare);
  // A default stands beside a reference, or in what is referred to.
  const own = given.default === undefined ? {} : { default: given.default };
  if (choices[`${document}.${name}`])
    return <ChoiceOf document={document} name={name} path={path} schema={schema} />;
  if (inner === 'Shown' || inner === 'ShownLine') {
    return <BothLanguages document={document} name={name} path={path} long={inner === 'Shown'} />;
  }
  if (schema.enum)
    return <EnumField document={document} name={name} path={path} schema={{ ...schema, ...own }} />;
  switch (schema.type) {
    case 'boolean':
      return <FlagField document={document} name={name} path={path} schema={given} />;
    case 'integer':
    case 'number':
      return (
        <NumberField document={document} name={name} path={path} schema={{ ...schema, ...own }} may={may} />
      );
    case 'array':
      return <ListField document={document} name={name} path={path} schema={{ ...schema, ...own }} />;
    case 'object':
      return inner !== null && schema.properties ? (
        <Group document={document} name={name} path={path} inner={inner} />
      ) : (
        <TableField document={document} name={name} path={path} schema={{ ...schema, ...own }} />
      );
    default:
      return <TextField document={document} name={name} path={path} schema={{ ...schema, ...own }} />;
  }
}

function Group({ document, name, path, inner }: Omit<KeyProps, 'schema'> & { inner: string }) {
  const { label, help } = useWords().key(document, name);
  const { problems } = useForm();
  const wrong = problems.get(dotted(path));
  return (
    <fieldset className="dform__wide dform__group">
      <legend>{label}</legend>
      {help !== undefined && <p className="field__hint">{help}</p>}
      {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
      <DocumentFields document={inner} path={path} />
    </fieldset>
  );
}

function useField({ document, name, path, schema }: KeyProps) {
  const form = useForm();
  const words = useWords().key(document, name);
  return {
    ...words,
    value: valueAt(form.document, path) ?? schema.default,
    wrong: form.problems.get(dotted(path)) ?? null,
    disabled: form.disabled,
    testid: `field-${dotted(path)}`,
    change: (value: JsonValue | undefined) => {
      form.change(path, value);
    },
  };
}

function TextField(place: KeyProps) {
  const field = useField(place);
  const { schema } = place;
  return (
    <TextInput
      label={field.label}
      help={field.help}
      wrong={field.wrong}
      value={typeof field.value === 'string' ? field.value : ''}
      onChange={field.change}
      testid={field.testid}
      disabled={field.disabled}
      maxLength={schema.maxLength ?? 200}
    />
  );
}

function NumberField({ may, ...place }: KeyProps & { may: boolean }) {
  const field = useField(place);
  const { schema } = place;
  const value = typeof field.value === 'number' ? field.value : may ? null : defaultNumber(schema);
  const change = (next: number | null) => {
    field.change(next ?? (may ? null : ''));
  };
  const shared = {
    label: field.label,
    help: field.help,
    wrong: field.wrong,
    value,
    onChange: change,
    testid: field.testid,
    disabled: field.disabled,
  };
  const least = schema.minimum === undefined ? {} : { least: schema.minimum };
  const most = schema.maximum === undefined ? {} : { most: schema.maximum };
  if (place.name.endsWith('_cents')) return <MoneyInput {...shared} {...least} {...most} />;
  return <NumberInput {...shared} {...least} {...most} whole={schema.type === 'integer'} />;
}

const defaultNumber = (schema: Schema): number | null =>
  typeof schema.default === 'number' ? schema.default : null;

function FlagField(place: KeyProps) {
  const field = useField(place);
  const { schema } = place;
  return (
    <Switch
      label={field.label}
      {...(field.help === undefined ? {} : { help: field.help })}
      on={typeof field.value === 'boolean' ? field.value : schema.default === true}
      disabled={field.disabled}
      onChange={field.change}
      testid={field.testid}
    />
  );
}

function EnumField(place: KeyProps) {
  const field = useField(place);
  const { schema } = place;
  const words = useWords();
  const options = (schema.enum ?? []).map((value) => ({
    value: String(value),
    label: place.name.endsWith('_cents')
      ? `$${(Number(value) / 100).toFixed(2)}`
      : words.value(place.document, place.name, String(value)),
  }));
  const current = field.value;
  const held = typeof current === 'string' || typeof current === 'number' ? String(current) : '';
  return (
    <SelectInput
      label={field.label}
      help={field.help}
      wrong={field.wrong}
      value={held || (options[0]?.value ?? '')}
      options={options}
      onChange={(value) => {
        field.change(schema.type === 'integer' ? Number(value) : value);
      }}
      testid={field.testid}
      disabled={field.disabled}
    />
  );
}

function ChoiceOf(place: KeyProps) {
  const field = useField(place);
  const { choices } = useForm();
  const { t } = useTranslation('staff');
  const options = [
    { value: '', label: t('experiments.none_chosen') },
    ...(choices[`${place.document}.${place.name}`] ?? []),
  ];
  return (
    <SelectInput
      label={field.label}
      help={field.help}
      wrong={field.wrong}
      value={typeof field.value === 'string' ? field.value : ''}
      options={options}
      onChange={(value) => {
        field.change(value === '' ? undefined : value);
      }}
      testid={field.testid}
      disabled={field.disabled}
    />
  );
}

/** A text in both languages, side by side; what is left out in Chinese is shown in English. */
function BothLanguages({ long, ...place }: Omit<KeyProps, 'schema'> & { long: boolean }) {
  const { label, help } = useWords().key(place.document, place.name);
  const { problems } = useForm();
  const wrong = problems.get(dotted(place.path));
  return (
    <fieldset className="dform__wide dform__pair">
      <legend>{label}</legend>
      {help !== undefined && <p className="field__hint dform__wide">{help}</p>}
      <OneLanguage path={[...place.path, 'en']} long={long} language="en" />
      <OneLanguage path={[...place.path, 'zh']} long={long} language="zh" />
      {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
    </fieldset>
  );
}

function OneLanguage({ path, long, language }: { path: Path; long: boolean; language: 'en' | 'zh' }) {
  const form = useForm();
  const id = useId();
  const value = valueAt(form.document, path);
  const text = typeof value === 'string' ? value : '';
  const label = useWords().key('Shown', language).label;
  const shared = {
    lang: language,
    className: 'input',
    'data-testid': `field-${dotted(path)}`,
    disabled: form.disabled,
    value: text,
  };
  return (
    <Field label={label} wrong={form.problems.get(dotted(path)) ?? null}>
      {(bound) =>
        long ? (
          <textarea
            {...bound}
            {...shared}
            id={bound.id || id}
            rows={Math.min(14, Math.max(3, text.split('\n').length + 1))}
            onChange={(event) => {
              form.change(path, event.target.value);
            }}
          />
        ) : (
          <input
            {...bound}
            {...shared}
            id={bound.id || id}
            maxLength={200}
            onChange={(event) => {
              form.change(path, event.target.value);
            }}
          />
        )
      }
    </Field>
  );
}
