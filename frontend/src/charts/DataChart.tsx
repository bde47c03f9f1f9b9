// The data of all players: how quality and quantity are spread, where the own are, and what each federation's members
// bring on average.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../components/Badge';
import { Scroll } from '../components/Scroll';
import { decimal } from '../format';
import type { PlayerView } from '../generated/wire';
import { Histogram } from './Histogram';

type Props = Pick<PlayerView, 'demographics' | 'federations'> & { quality: number; quantity: number };

export const DataChart = memo(function DataChart({ demographics, federations, quality, quantity }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('chart.data')}</h2>
      {demographics === null ? (
        <p className="muted">{t('chart.data_hidden')}</p>
      ) : (
        <div className="data__pair">
          <Histogram title={t('chart.data_quality')} bins={demographics.quality_bins} own={quality} />
          <Histogram title={t('chart.data_quantity')} bins={demographics.quantity_bins} own={quantity} />
        </div>
      )}
      {federations.some((federation) => federation.average_quality !== null) && (
        <Scroll label={t('chart.averages')} bounded>
          <table className="table table--tight number">
            <caption>{t('chart.averages')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('chart.federation')}</th>
                <th scope="col">{t('chart.data_quality')}</th>
                <th scope="col">{t('chart.data_quantity')}</th>
              </tr>
            </thead>
            <tbody>
              {federations.map((federation) => (
                <tr key={federation.federation}>
                  <th scope="row">
                    <Badge federation={federation.federation} small /> {federation.name}
                  </th>
                  {federation.average_quality === null || federation.average_quantity === null ? (
                    <td colSpan={2} className="muted">
                      {t('chart.averages_none')}
                    </td>
                  ) : (
                    <>
                      <td>{decimal(federation.average_quality)}</td>
                      <td>{decimal(federation.average_quantity)}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
});
