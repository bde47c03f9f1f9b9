// A small table of a document: a value for each key of a known list (such as endings), or for names of one's own.
import { TextInput } from '../../parts/Field';
import { NumberInput } from '../../parts/NumberInput';
import { useForm, useWords } from './SchemaForm';
import { dotted, valueAt, type JsonObject, type JsonValue, type Path } from './path';
import type { Schema } from './schema';

interface Props {
  document: string;
  name: string;
  path: Path;
  schema: Schema;
}

export function TableField({ document, name, path, schema }: Props) {
  const form = useForm();
  const words = useWords();
  const { label, help } = words.key(document, name);
  const value = valueAt(form.document, path) ?? schema.default;
  const table = (
    value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
  ) as JsonObject;
  const known = schema.propertyNames?.enum?.map(String);
  const cells = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  // Names of one's own come from elsewhere: with none, there is nothing to show.
  if (known === undefined && Object.keys(table).length === 0) return null;
  const set = (key: string, next: JsonValue | undefined) => {
    // The whole table, since what stands in it may be the default, which the document does not hold.
    const others = Object.entries(table).filter(([known]) => known !== key);
    form.change(path, Object.fromEntries(next === undefined ? others : [...others, [key, next]]));
  };
  return (
    <fieldset className="dform__wide dform__table">
      <legend>{label}</legend>
      {help !== undefined && <p className="field__hint">{help}</p>}
      {(known ?? Object.keys(table)).map((key) =>
        cells.type === 'integer' ? (
          <NumberInput
            key={key}
            label={words.value(document, name, key)}
            value={typeof table[key] === 'number' ? table[key] : null}
            onChange={(next) => {
              set(key, next ?? undefined);
            }}
            least={cells.minimum ?? 0}
            most={cells.maximum ?? 100}
            whole
            unit="%"
            wrong={form.problems.get(dotted([...path, key])) ?? null}
            testid={`field-${dotted([...path, key])}`}
            disabled={form.disabled}
          />
        ) : (
          <TextInput
            key={key}
            label={words.value(document, name, key)}
            value={typeof table[key] === 'string' ? table[key] : ''}
            onChange={(next) => {
              set(key, next === '' ? undefined : next);
            }}
            wrong={form.problems.get(dotted([...path, key])) ?? null}
            testid={`field-${dotted([...path, key])}`}
            disabled={form.disabled}
          />
        ),
      )}
    </fieldset>
  );
}
