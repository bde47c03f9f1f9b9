// How the payments of each federation are spread over its members: the whole range, the middle half, the median, and you.
import { useTranslation } from 'react-i18next';
import { Badge } from '../components/Badge';
import { colourOf, schemeOf } from '../federation';
import { money, wholeMoney } from '../format';
import type { SchemePay } from '../state/story';
import { ChartFrame } from './ChartFrame';

export function PayChart({ pay }: { pay: readonly SchemePay[] }) {
  const { t } = useTranslation();
  const most = Math.max(0, ...pay.map((row) => row.spread?.highest_cents ?? 0));
  const table = {
    columns: [
      t('result.federation'),
      t('chart.pay_members'),
      t('chart.pay_lowest'),
      t('chart.pay_lower'),
      t('chart.pay_median'),
      t('chart.pay_upper'),
      t('chart.pay_highest'),
      t('chart.pay_average'),
      t('chart.pay_you'),
    ],
    rows: pay.map(({ federation, mine, spread }) => [
      federation.name,
      ...(spread === null
        ? ['0', '–', '–', '–', '–', '–', '–']
        : [
            String(spread.players),
            ...[
              spread.lowest_cents,
              spread.lower_quartile_cents,
              spread.median_cents,
              spread.upper_quartile_cents,
              spread.highest_cents,
              spread.average_cents,
            ].map(money),
          ]),
      mine === null ? '–' : money(mine.payment_cents),
    ]),
  };
  return (
    <ChartFrame
      level="h2"
      title={t('chart.pay')}
      table={table}
      empty={most === 0 ? t('chart.pay_empty') : null}
    >
      <p className="muted">{t('chart.pay_note')}</p>
      <ul className="pay" data-testid="pay-chart">
        {pay.map((row) => (
          <Strip key={row.federation.federation} row={row} most={most} />
        ))}
      </ul>
      <p className="pay__row pay__axis axis number" aria-hidden="true">
        <span className="pay__ticks">
          {[0, 0.5, 1].map((part) => (
            <span key={part}>{wholeMoney(part * most)}</span>
          ))}
        </span>
      </p>
      <ul className="legend">
        <li>
          <span className="pay__key pay__key--range" aria-hidden="true" /> {t('chart.pay_range')}
        </li>
        <li>
          <span className="pay__key pay__key--half" aria-hidden="true" /> {t('chart.pay_half')}
        </li>
        <li>
          <span className="pay__key pay__key--median" aria-hidden="true" /> {t('chart.pay_median')}
        </li>
        <li>
          <span className="pay__key pay__key--you" aria-hidden="true" /> {t('chart.pay_you')}
        </li>
      </ul>
    </ChartFrame>
  );
}

function Strip({ row, most }: { row: SchemePay; most: number }) {
  const { t } = useTranslation();
  const { federation, mine, spread } = row;
  const at = (cents: number): string => `${(100 * cents) / most}%`;
  return (
    <li className="pay__row">
      <span className="pay__name">
        <Badge federation={federation.federation} small />
        <span>
          {federation.name}{' '}
          <span className="pay__scheme muted">{t(`scheme.${schemeOf(federation.scheme)}`)}</span>
        </span>
      </span>
      <span className="pay__strip" aria-hidden="true">
        {spread !== null && (
          <>
            <span
              className="pay__range"
              style={{ left: at(spread.lowest_cents), width: at(spread.highest_cents - spread.lowest_cents) }}
            />
            <span
              className="pay__half"
              style={{
                left: at(spread.lower_quartile_cents),
                width: at(spread.upper_quartile_cents - spread.lower_quartile_cents),
                background: colourOf(federation.federation),
              }}
            />
            <span className="pay__median" style={{ left: at(spread.median_cents) }} />
          </>
        )}
        {mine !== null && <span className="pay__you" style={{ left: at(mine.payment_cents) }} />}
      </span>
      <span className="pay__numbers number">
        {spread === null ? (
          <span className="muted">{t('chart.averages_none')}</span>
        ) : (
          <span>{t('chart.pay_median_is', { amount: money(spread.median_cents) })}</span>
        )}
        {mine !== null && (
          <strong className="pay__own">{t('chart.pay_you_is', { amount: money(mine.payment_cents) })}</strong>
        )}
      </span>
    </li>
  );
}
