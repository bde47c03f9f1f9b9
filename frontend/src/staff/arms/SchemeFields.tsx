// What a scheme is set to, made from what the catalogue says of its parameters, however deep schemes stand within each other.
// A list of parts with weights is a mixture: its parts as rows with a slider, the whole as one bar.
import { useTranslation } from 'react-i18next';
import type { ParameterSpec, SchemeInfo } from '../../generated/api';
import { Icon } from '../../components/Icon';
import { SchemePicture } from '../../components/SchemePicture';
import { useCatalogue, useSay, useSchemes } from '../../wiring/catalogue';
import { Switch } from '../parts/Switch';
import { at, isList, isTable, problemsAt, textAt, without, type Json } from './document';
import { useEditor } from './editor';
import { Labelled, SelectBox, TypedInput } from './fields';
import { MixtureParts } from './MixtureParts';
import { writeTyped } from './typed';

export function useScheme(name: string): SchemeInfo | undefined {
  return useCatalogue()?.schemes.find((scheme) => scheme.name === name);
}

/** The names that a select offers; within another scheme those that only stand outermost are none of them. */
export function useSchemeOptions(within: boolean): readonly { value: string; label: string }[] {
  const catalogue = useCatalogue();
  const say = useSay();
  return (catalogue?.schemes ?? [])
    .filter((scheme) => !(within && scheme.outermost))
    .map((scheme) => ({ value: scheme.name, label: say(scheme.words.name) }));
}

/** The fields of the scheme of that name, whose parameters stand at `path`. A plain scheme's are folded into one line. */
export function SchemeFields({ scheme, path }: { scheme: string; path: string }) {
  const { t } = useTranslation('arms');
  const { document, problems } = useEditor();
  const info = useScheme(scheme);
  if (!info || info.parameters.length === 0) return null;
  const rows = info.parameters.map((spec) => (
    <Parameter key={spec.name} spec={spec} path={`${path}.${spec.name}`} info={info} />
  ));
  const plain = info.parameters.every(({ kind }) => kind === 'number' || kind === 'whole' || kind === 'flag');
  if (!plain) return <div className="scheme-fields">{rows}</div>;
  const given = at(document, path);
  const count = isTable(given) ? Object.keys(given).length : 0;
  return (
    <details className="settings" open={problemsAt(problems, path).length > 0 || undefined}>
      <summary>
        {t('scheme.settings')}{' '}
        <span className="muted">
          {count === 0 ? t('scheme.defaults') : t('scheme.changed', { n: count })}
        </span>
      </summary>
      <div className="settings__fields">{rows}</div>
    </details>
  );
}

interface ParameterProps {
  spec: ParameterSpec;
  path: string;
  info: SchemeInfo;
}

function Parameter({ spec, path, info }: ParameterProps) {
  const say = useSay();
  const { document, set, locked } = useEditor();
  const given = at(document, path);
  const otherwise = info.defaults[spec.name] as Json | undefined;
  const value = given ?? otherwise;
  if (spec.kind === 'scheme') return <Within spec={spec} path={path} value={value} />;
  if (spec.kind === 'parts') {
    const parts = isList(value) ? value : [];
    return spec.item?.name === 'weight' ? (
      <MixtureParts path={path} parts={parts} />
    ) : (
      <Phases spec={spec} path={path} parts={parts} />
    );
  }
  if (spec.kind === 'flag') {
    return (
      <Switch
        label={say(spec.label)}
        help={say(spec.help)}
        on={value === true}
        disabled={locked}
        onChange={(on) => {
          set(path, on);
        }}
        testid={path}
      />
    );
  }
  return (
    <Labelled path={path} label={say(spec.label)} help={say(spec.help)}>
      {(bound) =>
        spec.kind === 'choice' ? (
          <SelectBox
            bound={bound}
            path={path}
            value={typeof value === 'string' ? value : ''}
            options={spec.choices.map(({ name, words }) => ({ value: name, label: say(words) }))}
            onChange={(next) => {
              set(path, next);
            }}
          />
        ) : (
          <>
            <TypedInput
              bound={bound}
              path={path}
              kind={spec.kind === 'expression' ? 'text' : 'number'}
              value={spec.kind === 'expression' ? value : given}
              otherwise={otherwise}
              {...(say(spec.unit) === '' ? {} : { after: say(spec.unit) })}
              onChange={(next) => {
                set(path, next);
              }}
            />
            {spec.kind === 'expression' && (
              <Names spec={spec} path={path} value={writeTyped('text', value)} />
            )}
          </>
        )
      }
    </Labelled>
  );
}

/** The names that an expression may use, each put at its end by a press. */
function Names({ spec, path, value }: { spec: ParameterSpec; path: string; value: string }) {
  const { t } = useTranslation('arms');
  const say = useSay();
  const { set, locked } = useEditor();
  return (
    <span className="names">
      <span className="hidden">{t('scheme.names')}</span>
      {spec.choices.map(({ name, words }) => (
        <button
          key={name}
          type="button"
          className="names__name"
          title={say(words)}
          disabled={locked}
          onClick={() => {
            set(path, value === '' ? name : `${value} ${name}`);
          }}
        >
          <code>{name}</code> <span>{say(words)}</span>
        </button>
      ))}
    </span>
  );
}

/** One scheme within another, with its own fields. */
function Within({ spec, path, value }: { spec: ParameterSpec; path: string; value: Json | undefined }) {
  const say = useSay();
  return (
    <div className="within">
      <SchemeChoice path={path} value={value} label={say(spec.label)} help={say(spec.help)} />
    </div>
  );
}

interface ChoiceProps {
  /** Where the table with the scheme's name and parameters stands. */
  path: string;
  value: Json | undefined;
  label: string;
  help?: string;
}

/** The choice of a scheme within another, and what it is set to. */
export function SchemeChoice({ path, value, label, help }: ChoiceProps) {
  const { set } = useEditor();
  const options = useSchemeOptions(true);
  const table = isTable(value) ? value : {};
  const name = textAt(table, 'scheme');
  const told = useSchemes()(name);
  return (
    <>
      <Labelled path={`${path}.scheme`} label={label} help={help ?? told.short}>
        {(bound) => (
          <span className="scheme-choice">
            <SchemePicture scheme={name} />
            <SelectBox
              bound={bound}
              path={`${path}.scheme`}
              value={name}
              options={options}
              onChange={(scheme) => {
                set(path, { ...without(table, 'parameters'), scheme });
              }}
            />
          </span>
        )}
      </Labelled>
      <SchemeFields scheme={name} path={`${path}.parameters`} />
    </>
  );
}

/** Schemes one after the other, each from its number on. */
function Phases({ spec, path, parts }: { spec: ParameterSpec; path: string; parts: readonly Json[] }) {
  const { t } = useTranslation('arms');
  const say = useSay();
  const { set, locked } = useEditor();
  const item = spec.item;
  if (item === null) return null;
  const numbers = parts.map((part) => Number((isTable(part) && part[item.name]) || 0));
  return (
    <fieldset className="phases">
      <legend>{say(spec.label)}</legend>
      <p className="field__hint">{say(spec.help)}</p>
      {parts.map((part, place) => (
        <div key={place} className="phases__part">
          <Labelled path={`${path}.${place}.${item.name}`} label={say(item.label)}>
            {(bound) => (
              <TypedInput
                bound={bound}
                path={`${path}.${place}.${item.name}`}
                kind="number"
                value={isTable(part) ? part[item.name] : undefined}
                onChange={(next) => {
                  set(`${path}.${place}`, { ...(isTable(part) ? part : {}), [item.name]: next ?? '' });
                }}
              />
            )}
          </Labelled>
          <div className="phases__scheme">
            <SchemeChoice path={`${path}.${place}`} value={part} label={t('scheme.choose')} />
          </div>
          <Remove
            label={t('scheme.remove_part')}
            disabled={locked || parts.length < 2}
            onPress={() => {
              set(
                path,
                parts.filter((_, other) => other !== place),
              );
            }}
          />
        </div>
      ))}
      <button
        type="button"
        className="button button--quiet add"
        disabled={locked}
        onClick={() => {
          set(path, [...parts, { scheme: 'equal', [item.name]: Math.max(0, ...numbers) + 1 }]);
        }}
      >
        <Icon name="plus" /> {t('scheme.add_phase')}
      </button>
    </fieldset>
  );
}

export function Remove({
  label,
  disabled,
  onPress,
}: {
  label: string;
  disabled: boolean;
  onPress: () => void;
}) {
  return (
    <button type="button" className="remove" aria-label={label} disabled={disabled} onClick={onPress}>
      <Icon name="cross" />
    </button>
  );
}
