// What a scheme is that is put together: its parts, its bounds, its formula, in the words of the catalogue. Of a scheme
// that is something by itself there is nothing to add to its own words.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { decimal, percent } from '../format';
import type { ParameterSpec, SchemeInfo } from '../generated/api';
import type { ParameterValue, SchemeChange } from '../generated/wire';
import { useCatalogue, useSay, useSchemes } from '../wiring/catalogue';
import { SchemePicture } from './SchemePicture';

interface Parameters {
  readonly [name: string]: ParameterValue;
}

const isTable = (value: ParameterValue | undefined): value is { [name: string]: ParameterValue } =>
  typeof value === 'object' && !Array.isArray(value);

const tables = (value: ParameterValue | undefined): Parameters[] =>
  Array.isArray(value) ? value.filter(isTable) : [];

const text = (value: ParameterValue | undefined): string => (typeof value === 'string' ? value : '');

const numberOf = (value: ParameterValue | undefined): number => (typeof value === 'number' ? value : 0);

const PUT_TOGETHER = ['scheme', 'parts', 'expression'];

export function SchemeMakeup({ scheme, parameters }: { scheme: string; parameters: Parameters }) {
  const info = useCatalogue()?.schemes.find((known) => known.name === scheme);
  if (!info?.parameters.some((spec) => PUT_TOGETHER.includes(spec.kind))) return null;
  return (
    <div className="makeup" data-testid="scheme-makeup">
      {info.parameters.map((spec) => (
        <Parameter key={spec.name} info={info} spec={spec} given={parameters[spec.name]} />
      ))}
    </div>
  );
}

interface ParameterProps {
  info: SchemeInfo;
  spec: ParameterSpec;
  given: ParameterValue | undefined;
}

function Parameter({ info, spec, given }: ParameterProps) {
  const say = useSay();
  const value = given ?? info.defaults[spec.name];
  if (spec.kind === 'parts') return <Parts parts={tables(value)} number={spec.item?.name ?? ''} />;
  if (spec.kind === 'scheme') return isTable(value) ? <Parts parts={[value]} number="" /> : null;
  if (spec.kind === 'expression') return <Formula spec={spec} expression={text(value)} />;
  // A bound that is at its default binds nobody.
  if (spec.kind !== 'number' || value === info.defaults[spec.name]) return null;
  const share = spec.least === 0 && spec.most === 1;
  return (
    <p className="makeup__bound number">
      {say(spec.label)}{' '}
      <strong>
        {share
          ? percent(numberOf(value), Math.round(1000 * numberOf(value)) % 10 === 0 ? 0 : 1)
          : decimal(numberOf(value))}
      </strong>{' '}
      {say(spec.unit)}
    </p>
  );
}

/** Each with its part of the pool, where there are several. */
function Parts({ parts, number }: { parts: readonly Parameters[]; number: string }) {
  const schemes = useSchemes();
  const total = parts.reduce((sum, part) => sum + numberOf(part[number]), 0);
  return (
    <ul className="makeup__parts">
      {parts.map((part, place) => {
        const name = text(part.scheme);
        const inner = part.parameters;
        return (
          <li key={place}>
            <SchemePicture scheme={name} />
            <div>
              <strong>{schemes(name).name}</strong>{' '}
              {total > 0 && <span className="number">{percent(numberOf(part[number]) / total, 0)}</span>}
              <p className="muted">{schemes(name).short}</p>
              <SchemeMakeup scheme={name} parameters={isTable(inner) ? inner : {}} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The formula as it is written, and what the names in it are. */
function Formula({ spec, expression }: { spec: ParameterSpec; expression: string }) {
  const say = useSay();
  const used = new Set(expression.match(/[a-z_]+/g));
  return (
    <>
      <p className="makeup__bound">{say(spec.label)}</p>
      <code className="makeup__formula">{expression}</code>
      <dl className="makeup__names">
        {spec.choices
          .filter((choice) => used.has(choice.name))
          .map((choice) => (
            <div key={choice.name}>
              <dt>
                <code>{choice.name}</code>
              </dt>
              <dd>{say(choice.words)}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

/** What comes when, where players are told. */
export function SchemeChanges({ changes }: { changes: readonly SchemeChange[] }) {
  const { t } = useTranslation();
  const schemes = useSchemes();
  if (changes.length === 0) return null;
  return (
    <div data-testid="scheme-changes">
      <h4>{t('detail.changes')}</h4>
      <ul className="makeup__parts">
        {changes.map((change) => (
          <li key={change.start}>
            <SchemePicture scheme={change.scheme} />
            <div>
              <strong className="number">{changeWords(change, schemes(change.scheme).name, t)}</strong>
              <p className="muted">{schemes(change.scheme).long}</p>
              <SchemeMakeup scheme={change.scheme} parameters={change.scheme_parameters} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function changeWords(change: SchemeChange, scheme: string, t: TFunction): string {
  const key = change.unit === 'turn' ? 'detail.change_turn' : 'detail.change_cycle';
  return t(key, { start: change.start, scheme });
}
