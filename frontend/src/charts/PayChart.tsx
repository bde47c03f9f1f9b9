// How the payments of each federation are spread over its members: the whole range, the middle half, the median, and you.
// Each strip has a scale of its own, or those of federations that pay little would shrink to a point.
import { useTranslation } from 'react-i18next';
import { Badge } from '../components/Badge';
import { fillOf } from '../federation';
import { money } from '../format';
import type { SchemePay } from '../state/story';
import { useSchemes } from '../wiring/catalogue';
import { ChartFrame } from './ChartFrame';

export function PayChart({ pay }: { pay: readonly SchemePay[] }) {
  const { t } = useTranslation();
  const paid = pay.some((row) => (row.spread?.highest_cents ?? 0) > 0);
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
    <ChartFrame level="h2" title={t('chart.pay')} table={table} empty={paid ? null : t('chart.pay_empty')}>
      <p className="muted">{t('chart.pay_note')}</p>
      <ul className="pay" data-testid="pay-chart">
        {pay.map((row) => (
          <Strip key={row.federation.federation} row={row} />
        ))}
      </ul>
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

function Strip({ row }: { row: SchemePay }) {
  const { t } = useTranslation();
  const schemeOf = useSchemes();
  const { federation, mine, spread } = row;
  const most = Math.max(1, spread?.highest_cents ?? 0);
  const at = (cents: number): string => `${(100 * cents) / most}%`;
  return (
    <li className="pay__row">
      <span className="pay__name">
        <Badge federation={federation.federation} small />
        <span>
          {federation.name} <span className="pay__scheme muted">{schemeOf(federation.scheme).name}</span>
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
                // Where all got the same it has no width but that of its border, and stays on the strip.
                left: `min(${at(spread.lower_quartile_cents)}, 100% - 4px)`,
                width: at(spread.upper_quartile_cents - spread.lower_quartile_cents),
                background: fillOf(federation.federation),
              }}
            />
            <span className="pay__median" style={{ left: at(spread.median_cents) }} />
          </>
        )}
        {mine !== null && <span className="pay__you" style={{ left: at(mine.payment_cents) }} />}
      </span>
      <span className="pay__numbers number">
        {spread === null ? (
          <span className="pay__none muted">{t('chart.averages_none')}</span>
        ) : (
          <>
            <span className="muted">
              {t('chart.pay_highest_is', { amount: money(spread.highest_cents) })}
            </span>
            <span>{t('chart.pay_median_is', { amount: money(spread.median_cents) })}</span>
          </>
        )}
        {mine !== null && (
          <strong className="pay__own">{t('chart.pay_you_is', { amount: money(mine.payment_cents) })}</strong>
        )}
      </span>
    </li>
  );
}
