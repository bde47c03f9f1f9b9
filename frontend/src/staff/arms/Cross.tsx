// Factors crossed: an arm for every combination of the values of several keys, frozen and put into an experiment at a press.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { listExperiments } from '../experiments/http';
import { Field } from '../parts/Field';
import { combinations, MOST_ARMS, namesOf, wantedOf, type PickedFactor } from './crossing';
import { Window } from './Dialogs';
import { KeyAndValues, nothingAt, useFactorPlaces, type Place } from './KeyAndValues';
import { armPath, useCrossArms } from './requests';

const MOST_FACTORS = 4;

export function CrossWindow({ armId, onClose }: { armId: string; onClose: () => void }) {
  const { t } = useTranslation('arms');
  const places = useFactorPlaces();
  const first = (wanted: string): PickedFactor => {
    const place = places.find(({ path }) => path === wanted) ?? places[0];
    return { ...nothingAt(place?.path ?? ''), typedName: null };
  };
  const [factors, setFactors] = useState<readonly PickedFactor[]>(() => [
    first('federations.*.scheme'),
    first('treatment.visibility'),
  ]);
  const [experiment, setExperiment] = useState('');
  const cross = useCrossArms(armId);
  const wanted = wantedOf(factors);
  const arms = combinations(wanted);
  return (
    <Window
      title={t('cross.title')}
      problem={cross.error}
      onClose={onClose}
      moves={
        cross.data === undefined && (
          <button
            type="button"
            className="button button--main"
            data-testid="cross"
            disabled={arms.length === 0 || arms.length > MOST_ARMS || cross.isPending}
            onClick={() => {
              cross.mutate({ factors: wanted, experiment });
            }}
          >
            {t('cross.make', { n: arms.length })}
          </button>
        )
      }
    >
      <p className="muted small">{t('cross.say')}</p>
      {cross.data === undefined ? (
        <>
          <Factors
            factors={factors}
            places={places}
            onChange={setFactors}
            onAdd={() => first('treatment.turns')}
          />
          <Outcome arms={arms} names={wanted.map(({ name }) => name)} />
          <IntoExperiment chosen={experiment} onChoose={setExperiment} />
        </>
      ) : (
        <>
          {experiment !== '' && (
            <p>
              <Link to={`/staff/experiments/${experiment}/arms`} data-testid="crossed-experiment">
                {t('cross.in_experiment')}
              </Link>
            </p>
          )}
          <ul className="made">
            {cross.data.map(({ info }) => (
              <li key={info.id}>
                <Link to={armPath(info.id)}>{info.title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Window>
  );
}

interface FactorsProps {
  factors: readonly PickedFactor[];
  places: readonly Place[];
  onChange: (factors: readonly PickedFactor[]) => void;
  onAdd: () => PickedFactor;
}

function Factors({ factors, places, onChange, onAdd }: FactorsProps) {
  const { t } = useTranslation('arms');
  const names = namesOf(factors);
  const put = (index: number, factor: PickedFactor): void => {
    onChange(factors.map((one, other) => (other === index ? factor : one)));
  };
  return (
    <>
      {factors.map((factor, index) => (
        <fieldset key={index} className="cross__factor">
          <legend>{t('cross.factor', { n: index + 1 })}</legend>
          <KeyAndValues
            places={places}
            picked={factor}
            testid={`factor-${String(index)}`}
            onPick={(picked) => {
              put(index, { ...factor, ...picked });
            }}
          />
          <Field label={t('cross.name')} help={t('cross.name_help')}>
            {(bound) => (
              <input
                {...bound}
                className="input"
                maxLength={40}
                value={names[index] ?? ''}
                onChange={(event) => {
                  const typed = event.target.value.replace(/[^A-Za-z0-9_]/g, '').replace(/^[^A-Za-z]+/, '');
                  put(index, { ...factor, typedName: typed === '' ? null : typed });
                }}
              />
            )}
          </Field>
          {factors.length > 1 && (
            <button
              type="button"
              className="button button--quiet button--small"
              onClick={() => {
                onChange(factors.filter((_, other) => other !== index));
              }}
            >
              {t('cross.without')}
            </button>
          )}
        </fieldset>
      ))}
      {factors.length < MOST_FACTORS && (
        <button
          type="button"
          className="button button--small cross__another"
          onClick={() => {
            onChange([...factors, onAdd()]);
          }}
        >
          {t('cross.another')}
        </button>
      )}
    </>
  );
}

/** What comes out, before anything is made. */
function Outcome({ arms, names }: { arms: readonly (readonly string[])[]; names: readonly string[] }) {
  const { t } = useTranslation('arms');
  if (arms.length === 0) return <p className="muted">{t('cross.none')}</p>;
  if (arms.length > MOST_ARMS) {
    return (
      <p className="field__wrong" role="alert">
        {t('cross.many', { n: arms.length, most: MOST_ARMS })}
      </p>
    );
  }
  return (
    <div className="cross__outcome">
      <table data-testid="crossed">
        <caption>{t('cross.outcome')}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {arms.map((levels) => (
            <tr key={levels.join('|')}>
              {levels.map((level, index) => (
                <td key={names[index] ?? index}>{level}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function IntoExperiment({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('arms');
  const experiments = useQuery({ queryKey: ['experiments'], queryFn: listExperiments, gcTime: 0 });
  return (
    <Field label={t('cross.into')} help={t('cross.into_help')}>
      {(bound) => (
        <select
          {...bound}
          className="input"
          data-testid="cross-into"
          value={chosen}
          onChange={(event) => {
            onChoose(event.target.value);
          }}
        >
          <option value="">{t('cross.into_none')}</option>
          {(experiments.data ?? []).map((one) => (
            <option key={one.experiment_id} value={one.experiment_id}>
              {one.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
