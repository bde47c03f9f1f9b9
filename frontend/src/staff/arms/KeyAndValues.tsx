// A key of the arm and the values that it is to take: what a copy differs in, or one factor of an experiment.
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../generated/api';
import { useCatalogue, useExplain, useSay } from '../../wiring/catalogue';
import { Field } from '../parts/Field';
import { federationsOf, textAt, valueOf, type Json } from './document';
import { useEditor } from './editor';
import { readTyped, writeTyped, type TypedKind } from './typed';

export interface Place {
  readonly path: string;
  readonly label: string;
  readonly field: FormField;
}

/** What has been picked so far; `values` is what it comes to. */
export interface Picked {
  readonly path: string;
  readonly typed: string;
  readonly values: readonly Json[];
}

export const nothingAt = (path: string): Picked => ({ path, typed: '', values: [] });

/** In every federation at once. */
export const EACH = 'federations.*';

/** The keys that one value can be put at: of the whole arm, then of each federation. */
export function usePlaces(): readonly Place[] {
  const { document, form } = useEditor();
  const say = useSay();
  const single = form.fields.filter(
    (field) =>
      !field.pair &&
      !['table', 'entries', 'names', 'text'].includes(field.kind) &&
      !field.key.includes('.listed.'),
  );
  const whole = single.filter((field) => !field.key.startsWith('federations.'));
  const each = single.filter((field) => field.key.startsWith('federations.'));
  return [
    ...federationsOf(document).flatMap((federation, number) =>
      each.map((field) => ({
        path: field.key.replace('federations', `federations.${number}`),
        label: `${textAt(federation, 'name')}: ${say(field.label)}`,
        field,
      })),
    ),
    ...whole.map((field) => ({ path: field.key, label: say(field.label), field })),
  ];
}

/** Those, and before them the keys of all federations at once: a factor is mostly one of these. */
export function useFactorPlaces(): readonly Place[] {
  const { t } = useTranslation('arms');
  const say = useSay();
  const { form } = useEditor();
  const places = usePlaces();
  const known = new Set(places.map(({ field }) => field.key));
  const each = form.fields.filter((field) => field.key.startsWith('federations.') && known.has(field.key));
  return [
    ...each.map((field) => ({
      path: field.key.replace('federations', EACH),
      label: `${t('cross.every')}: ${say(field.label)}`,
      field,
    })),
    ...places,
  ];
}

interface Props {
  places: readonly Place[];
  picked: Picked;
  testid: string;
  onPick: (picked: Picked) => void;
}

export function KeyAndValues({ places, picked, testid, onPick }: Props) {
  const { t } = useTranslation('arms');
  const place = places.find((one) => one.path === picked.path);
  const options = useOptions(place);
  const now = useNow(place);
  return (
    <>
      <Field label={t('vary.key')}>
        {(bound) => (
          <select
            {...bound}
            className="input"
            data-testid={`${testid}-key`}
            value={picked.path}
            onChange={(event) => {
              onPick(nothingAt(event.target.value));
            }}
          >
            {places.map((one) => (
              <option key={one.path} value={one.path}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {options === null ? (
        <Field label={t('vary.values')} help={t('vary.values_help', { now })}>
          {(bound) => (
            <input
              {...bound}
              className="input"
              data-testid={`${testid}-values`}
              value={picked.typed}
              onChange={(event) => {
                const typed = event.target.value;
                onPick({ ...picked, typed, values: place ? readAll(place.field, typed) : [] });
              }}
            />
          )}
        </Field>
      ) : (
        <fieldset className="field">
          <legend>{t('vary.values')}</legend>
          <div className="checks">
            {options.map(({ value, label }) => (
              <label key={value}>
                <input
                  type="checkbox"
                  checked={picked.values.includes(value)}
                  onChange={(event) => {
                    onPick({
                      ...picked,
                      values: options
                        .map((one) => one.value)
                        .filter((one) =>
                          one === value ? event.target.checked : picked.values.includes(one),
                        ),
                    });
                  }}
                />{' '}
                {label}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

/** What the key is now; of all federations, in the first. */
function useNow(place: Place | undefined): string {
  const { document } = useEditor();
  if (!place) return '';
  const key = place.field.key;
  const value = valueOf(document, { ...place.field, key: place.path.replace(EACH, 'federations.0') });
  return writeTyped(kindOf(place.field), value) || key;
}

function useOptions(place: Place | undefined): readonly { value: string; label: string }[] | null {
  const catalogue = useCatalogue();
  const say = useSay();
  const explain = useExplain();
  const registry = place?.field.registry;
  if (registry) {
    return (catalogue?.[registry] ?? []).map((thing) => ({
      value: thing.name,
      label: explain(thing.words).name,
    }));
  }
  if (place?.field.kind !== 'choice') return null;
  return place.field.choices.map(({ name, words }) => ({ value: name, label: say(words) }));
}

const kindOf = (field: FormField): TypedKind =>
  field.kind === 'money' ? (field.whole ? 'money' : 'price') : 'number';

const readAll = (field: FormField, text: string): Json[] =>
  text
    .split(/[;\s]+/)
    .map((part) => part.replace(/,$/, ''))
    .filter((part) => part !== '')
    .map((part) => readTyped(kindOf(field), part) ?? part);
