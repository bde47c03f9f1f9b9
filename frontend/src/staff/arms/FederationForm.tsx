// One federation: its name and money, how it shares its pool, whom it admits.
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { useCatalogue, useSay, useSchemes } from '../../wiring/catalogue';
import { changed, textAt, type Table } from './document';
import { useEditor, useField } from './editor';
import { Differs, KeyField, Labelled, SelectBox, useDiffers, useWrong } from './fields';
import { SchemeFields, useScheme, useSchemeOptions } from './SchemeFields';
import { holders, unwrapped, within, wrapped } from './wrapping';

export function FederationForm({ number, federation }: { number: number; federation: Table }) {
  const { t } = useTranslation('arms');
  const path = `federations.${number}`;
  return (
    <div className="federation-form">
      <div className="grid2">
        <KeyField name="federations.name" path={`${path}.name`} />
        <KeyField name="federations.opening_cents" path={`${path}.opening_cents`} />
      </div>
      <section className="group">
        <h3>
          {t('scheme.title')}
          <SchemeDiffers path={path} />
        </h3>
        <Scheme path={path} federation={federation} />
      </section>
      <section className="group">
        <h3>
          {t('admission.title')} <span className="muted">{t('admission.note')}</span>
        </h3>
        <div className="grid4">
          {(
            ['min_quality', 'min_quantity', 'min_resources', 'max_members', 'min_payment_cents'] as const
          ).map((key) => (
            <KeyField key={key} name={`federations.admission.${key}`} path={`${path}.admission.${key}`} />
          ))}
        </div>
      </section>
    </div>
  );
}

function SchemeDiffers({ path }: { path: string }) {
  const parameters = useDiffers(`${path}.scheme_parameters`);
  const scheme = useDiffers(`${path}.scheme`);
  return parameters && !scheme ? <Differs /> : null;
}

function Scheme({ path, federation }: { path: string; federation: Table }) {
  const { document, replace } = useEditor();
  const say = useSay();
  const field = useField('federations.scheme');
  const options = useSchemeOptions(false);
  const name = textAt(federation, 'scheme');
  const told = useSchemes()(name);
  const parametersPath = `${path}.scheme_parameters`;
  const { wrong } = useWrong(parametersPath);
  return (
    <>
      <Labelled path={`${path}.scheme`} label={say(field.label)} help={told.short || say(field.help)}>
        {(bound) => (
          <SelectBox
            bound={bound}
            path={`${path}.scheme`}
            value={name}
            options={options}
            onChange={(scheme) => {
              // What the former scheme was set to, the new one does not know.
              replace(changed(changed(document, parametersPath, undefined), `${path}.scheme`, scheme));
            }}
          />
        )}
      </Labelled>
      <SchemeFields scheme={name} path={parametersPath} />
      <Wrapping path={path} federation={federation} />
      {wrong !== null && <WholeProblem path={parametersPath} />}
    </>
  );
}

/** What is wrong with all parameters together, which stands at none of their fields. */
function WholeProblem({ path }: { path: string }) {
  const { problems } = useEditor();
  const { wrong } = useWrong(path);
  if (!problems.some((one) => one.path === path)) return null;
  return (
    <p className="field__wrong" data-path={path} tabIndex={-1}>
      <Icon name="cross" /> <span>{wrong}</span>
    </p>
  );
}

const WRAPS = { mixture: 'scheme.mix', bounded: 'scheme.bound', schedule: 'scheme.later' } as const;

function Wrapping({ path, federation }: { path: string; federation: Table }) {
  const { t } = useTranslation('arms');
  const { set, locked } = useEditor();
  const say = useSay();
  const schemes = useSchemes();
  const catalogue = useCatalogue();
  const info = useScheme(textAt(federation, 'scheme'));
  const inner = within(federation, info);
  if (locked || !info) return null;
  const offered = info.outermost
    ? []
    : holders(catalogue?.schemes ?? []).filter((one) => one.name !== info.name);
  const known = Object.entries(WRAPS);
  return (
    <div className="wraps">
      {offered.map((holder) => {
        const key = known.find(([name]) => name === holder.name)?.[1];
        return (
          <button
            key={holder.name}
            type="button"
            className="button button--quiet add"
            onClick={() => {
              set(path, wrapped(federation, holder));
            }}
          >
            <Icon name="plus" /> {key ? t(key) : t('scheme.put_into', { name: say(holder.words.name) })}
          </button>
        );
      })}
      {inner !== null && (
        <button
          type="button"
          className="button button--quiet add"
          onClick={() => {
            set(path, unwrapped(federation, inner));
          }}
        >
          <Icon name="cross" /> {t('scheme.only', { name: schemes(textAt(inner, 'scheme')).name })}
        </button>
      )}
    </div>
  );
}
