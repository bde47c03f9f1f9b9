// What each federation paid the player over the whole game, and an average member where that may be seen. Of many
// federations only those are listed that the player was in.
import { useTranslation } from 'react-i18next';
import { money, signedMoney } from '../format';
import type { PlayerView } from '../generated/wire';
import { ownPay } from '../state/story';
import { useSchemes } from '../wiring/catalogue';
import { Badge } from './Badge';
import { Scroll } from './Scroll';
import { tone } from './YouPanel';

export function OwnPay({ view }: { view: PlayerView }) {
  const { t } = useTranslation();
  const schemeOf = useSchemes();
  const { rows, others } = ownPay(view);
  const compared = view.rules.visibility !== 'none';
  return (
    <>
      <h2>{t('result.schemes')}</h2>
      <p className="muted">{compared ? t('result.schemes_note') : t('result.schemes_note_own')}</p>
      {rows.length > 0 && (
        <Scroll label={t('result.schemes')}>
          <table
            className="table table--cards number"
            aria-label={t('result.schemes')}
            data-testid="scheme-pay"
          >
            <thead>
              <tr>
                <th scope="col" className="table__words">
                  {t('result.federation')}
                </th>
                <th scope="col">{t('result.cycles')}</th>
                <th scope="col">{t('result.paid_in')}</th>
                <th scope="col">{t('result.paid_out')}</th>
                <th scope="col">{t('result.net')}</th>
                {compared && <th scope="col">{t('result.average')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ federation, mine, spread }) => (
                <tr key={federation.federation}>
                  <th scope="row" className="table__words">
                    <Badge federation={federation.federation} small /> {federation.name}{' '}
                    <span className="result__scheme muted">{schemeOf(federation.scheme).name}</span>
                  </th>
                  {mine === null ? (
                    <td colSpan={4} className="table__none muted">
                      {t('result.not_in')}
                    </td>
                  ) : (
                    <>
                      <td data-label={t('result.cycles')}>{mine.cycles}</td>
                      <td data-label={t('result.paid_in')}>{money(mine.fee_cents + mine.cost_cents)}</td>
                      <td data-label={t('result.paid_out')}>{money(mine.payment_cents)}</td>
                      <td data-label={t('result.net')} className={tone(mine.net_cents)}>
                        {signedMoney(mine.net_cents)}
                      </td>
                    </>
                  )}
                  {compared && (
                    <td data-label={t('result.average')}>
                      {spread === null ? '–' : money(spread.average_cents)}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {others > 0 && (
        <p className="result__others muted" data-testid="other-federations">
          {t('result.others', { n: others })}
        </p>
      )}
    </>
  );
}
