// A mixture: one bar for the whole, a row with a slider for each part. They are percent and always add up to 100.
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { SchemePicture } from '../../components/SchemePicture';
import { useSchemes } from '../../wiring/catalogue';
import { isTable, textAt, type Json } from './document';
import { useEditor } from './editor';
import { SelectBox, TypedInput, useWrong } from './fields';
import { percents, withPercent } from './mixture';
import { Remove, SchemeFields, useSchemeOptions } from './SchemeFields';

const MOST_PARTS = 8;

const weightOf = (part: Json): number => {
  const weight = isTable(part) ? part['weight'] : undefined;
  return typeof weight === 'number' ? weight : 0;
};

export function MixtureParts({ path, parts }: { path: string; parts: readonly Json[] }) {
  const { t } = useTranslation('arms');
  const { set, locked } = useEditor();
  const schemes = useSchemes();
  const shares = percents(parts.map(weightOf));
  const { wrong } = useWrong(path);
  const weighted = (weights: readonly number[], of: readonly Json[] = parts): Json[] =>
    of.map((part, place) => ({ ...(isTable(part) ? part : {}), weight: weights[place] ?? 1 }));
  const remove = (place: number): void => {
    const left = parts.filter((_, other) => other !== place);
    set(path, weighted(percents(left.map(weightOf)), left));
  };
  const add = (): void => {
    const more = [...parts, { scheme: 'equal' }];
    const even = Math.max(1, Math.round(100 / more.length));
    set(path, weighted(withPercent([...parts.map(weightOf), 0], parts.length, even), more));
  };
  return (
    <fieldset className="mix">
      <legend className="hidden">{t('mix.title')}</legend>
      <div className="mix__bar" aria-hidden="true">
        {parts.map((part, place) => (
          <span
            key={place}
            className={place % 2 === 0 ? 'mix__a' : 'mix__b'}
            style={{ flexGrow: shares[place] }}
          >
            <span>
              {schemes(textAt(part, 'scheme')).name} {shares[place]} %
            </span>
          </span>
        ))}
      </div>
      {parts.map((part, place) => (
        <MixtureRow
          key={place}
          path={`${path}.${place}`}
          part={part}
          share={shares[place] ?? 0}
          alone={parts.length < 2}
          onShare={(percent) => {
            set(path, weighted(withPercent(shares, place, percent)));
          }}
          onRemove={() => {
            remove(place);
          }}
        />
      ))}
      <div className="mix__foot">
        <button
          type="button"
          className="button button--quiet add"
          disabled={locked || parts.length >= MOST_PARTS}
          onClick={add}
        >
          <Icon name="plus" /> {t('mix.add')}
        </button>
        {wrong === null && (
          <span className="good">
            <Icon name="check" /> {t('mix.adds_up')}
          </span>
        )}
      </div>
      {wrong !== null && <p className="field__wrong">{wrong}</p>}
    </fieldset>
  );
}

interface RowProps {
  path: string;
  part: Json;
  share: number;
  /** A mixture of one part has nothing to be slid. */
  alone: boolean;
  onShare: (percent: number) => void;
  onRemove: () => void;
}

function MixtureRow({ path, part, share, alone, onShare, onRemove }: RowProps) {
  const { t } = useTranslation('arms');
  const { set, locked } = useEditor();
  const options = useSchemeOptions(true);
  const name = textAt(part, 'scheme');
  const told = useSchemes()(name);
  return (
    <div className="mix__part">
      <div className="mix__row">
        <SchemePicture scheme={name} />
        <span className="mix__name">
          <SelectBox
            bound={{}}
            path={`${path}.scheme`}
            label={t('mix.part')}
            value={name}
            options={options}
            onChange={(scheme) => {
              set(path, { scheme, weight: weightOf(part) });
            }}
          />
          <small>{told.short}</small>
        </span>
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          value={share}
          disabled={locked || alone}
          aria-label={t('mix.share', { name: told.name })}
          aria-valuetext={`${share} %`}
          style={{ '--fill': `${share}%` } as React.CSSProperties}
          onChange={(event) => {
            onShare(Number(event.target.value));
          }}
        />
        <TypedInput
          bound={{}}
          path={`${path}.weight`}
          kind="number"
          label={t('mix.share_number', { name: told.name })}
          value={share}
          after="%"
          onChange={(next) => {
            if (typeof next === 'number' && !alone) onShare(next);
          }}
        />
        <Remove label={t('mix.remove', { name: told.name })} disabled={locked || alone} onPress={onRemove} />
      </div>
      <SchemeFields scheme={name} path={`${path}.parameters`} />
    </div>
  );
}
