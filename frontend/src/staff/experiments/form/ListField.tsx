// A list of a document: entries in order, each moved, taken out or added; lists of names are one line for each.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/Icon';
import { Field } from '../../parts/Field';
import { DocumentFields, useForm, useWords } from './SchemaForm';
import { dotted, moved, valueAt, type JsonObject, type JsonValue, type Path } from './path';
import { blank, resolved, type Schema } from './schema';

interface Props {
  document: string;
  name: string;
  path: Path;
  schema: Schema;
}

export function ListField(props: Props) {
  const { forms } = useForm();
  const items = props.schema.items ?? {};
  const { schema } = resolved(forms, items);
  if (schema.enum) return <Ticks {...props} options={schema.enum.map(String)} />;
  if (!schema.oneOf && !schema.properties) return <Lines {...props} />;
  return <Entries {...props} items={items} />;
}

/** One text for each line. */
function Lines({ document, name, path, schema }: Props) {
  const form = useForm();
  const { label, help } = useWords().key(document, name);
  const { t } = useTranslation('staff');
  const value = valueAt(form.document, path) ?? schema.default;
  const list = Array.isArray(value) ? value : [];
  const [text, setText] = useState(list.join('\n'));
  return (
    <div className="dform__wide">
      <Field
        label={label}
        help={help === undefined ? t('experiments.one_a_line') : `${help} ${t('experiments.one_a_line')}`}
        wrong={form.problems.get(dotted(path)) ?? null}
      >
        {(bound) => (
          <textarea
            {...bound}
            className="input"
            data-testid={`field-${dotted(path)}`}
            rows={Math.min(12, Math.max(2, list.length + 1))}
            disabled={form.disabled}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              form.change(
                path,
                event.target.value
                  .split('\n')
                  .map((line) => line.trim())
                  .filter((line) => line !== ''),
              );
            }}
          />
        )}
      </Field>
    </div>
  );
}

function Ticks({ document, name, path, schema, options }: Props & { options: readonly string[] }) {
  const form = useForm();
  const words = useWords();
  const { label, help } = words.key(document, name);
  const value = valueAt(form.document, path) ?? schema.default;
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <fieldset className="dform__wide dform__ticks">
      <legend>{label}</legend>
      {help !== undefined && <p className="field__hint">{help}</p>}
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            disabled={form.disabled}
            onChange={(event) => {
              form.change(
                path,
                options.filter((one) => (one === option ? event.target.checked : chosen.includes(one))),
              );
            }}
          />
          {words.value(document, name, option)}
        </label>
      ))}
    </fieldset>
  );
}

function Entries({ document, name, path, schema, items }: Props & { items: Schema }) {
  const form = useForm();
  const { label, help } = useWords().key(document, name);
  const value = valueAt(form.document, path) ?? schema.default;
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
  const wrong = form.problems.get(dotted(path));
  const full = list.length >= (schema.maxItems ?? Infinity);
  return (
    <fieldset className="dform__wide dform__entries">
      <legend>{label}</legend>
      {help !== undefined && <p className="field__hint">{help}</p>}
      {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
      <ol>
        {list.map((_, index) => (
          <Entry
            key={index}
            items={items}
            path={[...path, index]}
            title={`${label} ${String(index + 1)}`}
            last={index === list.length - 1}
            onMove={(by) => {
              form.change(path, moved(list, index, by));
            }}
            onRemove={() => {
              form.change(
                path,
                list.filter((__, other) => other !== index),
              );
            }}
          />
        ))}
      </ol>
      {!form.disabled && !full && (
        <AddEntry
          items={items}
          label={label}
          onAdd={(entry) => {
            form.change(path, [...list, entry]);
          }}
        />
      )}
    </fieldset>
  );
}

function Entry({
  items,
  path,
  title,
  last,
  onMove,
  onRemove,
}: {
  items: Schema;
  path: Path;
  title: string;
  last: boolean;
  onMove: (by: number) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('staff');
  const { forms, document, disabled, problems } = useForm();
  const words = useWords();
  const entry = valueAt(document, path);
  const kind = (entry as JsonObject | undefined)?.['kind'];
  const mapped = typeof kind === 'string' ? items.discriminator?.mapping[kind] : undefined;
  const { document: inner } = resolved(forms, mapped === undefined ? items : { $ref: mapped });
  const named = (entry as JsonObject | undefined)?.['name'];
  const wrong = problems.get(dotted(path));
  return (
    <li className="dform__entry">
      <div className="dform__bar">
        <b>{typeof kind === 'string' ? words.value('', '', kind) : title}</b>
        {typeof named === 'string' && <span className="muted">{named}</span>}
        {!disabled && (
          <span className="dform__moves">
            <Small
              icon="up"
              label={t('experiments.up', { what: title })}
              disabled={path.at(-1) === 0}
              onClick={() => {
                onMove(-1);
              }}
            />
            <Small
              icon="down"
              label={t('experiments.down', { what: title })}
              disabled={last}
              onClick={() => {
                onMove(1);
              }}
            />
            <Small icon="cross" label={t('experiments.take_out', { what: title })} onClick={onRemove} />
          </span>
        )}
      </div>
      {wrong !== undefined && <p className="field__wrong">{wrong}</p>}
      {inner !== null && <DocumentFields document={inner} path={path} />}
    </li>
  );
}

export function Small({
  icon,
  label,
  disabled = false,
  onClick,
}: {
  icon: 'up' | 'down' | 'cross';
  label: string;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="button button--quiet button--icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** One button, or one for each kind where there are several. */
function AddEntry({
  items,
  label,
  onAdd,
}: {
  items: Schema;
  label: string;
  onAdd: (entry: JsonValue) => void;
}) {
  const { forms } = useForm();
  const words = useWords();
  const { t } = useTranslation('staff');
  const kinds = Object.entries(items.discriminator?.mapping ?? {});
  if (kinds.length === 0) {
    return (
      <button
        type="button"
        className="button exp-dashed"
        onClick={() => {
          onAdd(blank(forms, items));
        }}
      >
        <Icon name="plus" /> {t('experiments.add', { what: label })}
      </button>
    );
  }
  return (
    <div className="dform__add">
      {kinds.map(([kind, ref]) => (
        <button
          key={kind}
          type="button"
          className="button button--small exp-dashed"
          onClick={() => {
            onAdd(blank(forms, { $ref: ref }));
          }}
        >
          <Icon name="plus" /> {words.value('', '', kind)}
        </button>
      ))}
    </div>
  );
}
