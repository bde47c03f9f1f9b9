// One session's data, to take away: one click for all of it, and what may be wished of it before.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';

const WISHES = [
  { name: 'labels', query: 'labels=true' },
  { name: 'choice_sets', query: 'choice_sets=true' },
  { name: 'parquet', query: 'format=parquet' },
] as const;

/** The address of a session's zip with these wishes. */
export function exportAddress(session: string, wished: ReadonlySet<string>): string {
  const query = WISHES.filter(({ name }) => wished.has(name)).map((wish) => wish.query);
  return `/api/sessions/${session}/export.zip${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

export function Download({ session }: { session: string }) {
  const { t } = useTranslation('staff');
  const [wished, setWished] = useState<ReadonlySet<string>>(new Set());
  const toggle = (name: string): void => {
    const next = new Set(wished);
    if (!next.delete(name)) next.add(name);
    setWished(next);
  };
  return (
    <>
      <p className="exp-moves">
        <a
          className="button button--main"
          data-testid="all-data"
          href={exportAddress(session, wished)}
          download
        >
          <Icon name="download" /> {t('experiments.all_data')}
        </a>
        <a className="button" href={`/api/sessions/${session}/payments.csv`} download>
          <Icon name="download" /> {t('experiments.payments')}
        </a>
      </p>
      <fieldset className="exp-wishes">
        <legend className="hidden">{t('experiments.data_wishes')}</legend>
        {WISHES.map(({ name }) => (
          <label key={name}>
            <input
              type="checkbox"
              data-testid={`wish-${name}`}
              checked={wished.has(name)}
              onChange={() => {
                toggle(name);
              }}
            />
            <span>
              {t(`experiments.data_${name}`)}{' '}
              <span className="muted">{t(`experiments.data_${name}_say`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
