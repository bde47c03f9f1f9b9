// What each federation paid whom: how its payments are spread, and every member by name where the treatment shows them.
import { useTranslation } from 'react-i18next';
import { PayChart } from '../charts/PayChart';
import { money, signedMoney } from '../format';
import type { PlayerPay, View } from '../generated/wire';
import { payByScheme, type SchemePay } from '../state/story';
import { useSchemes } from '../wiring/catalogue';
import { Badge } from './Badge';
import { useExcerpt } from './Excerpt';
import { useNames } from './names';
import { tone } from './YouPanel';

/** Nothing at all where only the own pay may be seen: that has its own table. */
export function PaidWhom({ message }: { message: View }) {
  const { t } = useTranslation();
  const { view } = message;
  if (view.rules.visibility === 'none') return null;
  const pay = payByScheme(view);
  const named = pay.filter((row) => row.players !== null && row.players.length > 0);
  return (
    <section className="card paid" data-testid="paid-whom">
      <PayChart pay={pay} />
      {named.length > 0 && (
        <>
          <h3 className="paid__title">{t('result.by_name')}</h3>
          <p className="muted">{t('result.by_name_note')}</p>
          <div className="paid__federations">
            {named.map((row) => (
              <Members key={row.federation.federation} pay={row} message={message} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/**
 * The members of one federation; open at first where the player was one. The bars are scaled to the largest gain or loss
 * in this federation: one scale for all would leave nothing to be seen of those that pay little.
 */
function Members({ pay, message }: { pay: SchemePay; message: View }) {
  const { t } = useTranslation();
  const playerName = useNames(message);
  const { you } = message.view;
  const players = pay.players ?? [];
  const most = Math.max(1, ...players.map((row) => Math.abs(row.net_cents)));
  const { rows, more } = useExcerpt(players, (row) => row.player === you.player);
  const schemeOf = useSchemes();
  const { name, federation, scheme } = pay.federation;
  return (
    <details className="paid__federation" open={pay.mine !== null}>
      <summary>
        <Badge federation={federation} small />
        <strong>{name}</strong>
        <span className="muted">{schemeOf(scheme).name}</span>
        <span className="muted paid__count">{t('result.members', { n: players.length })}</span>
      </summary>
      <table className="table paid__table number" aria-label={t('result.members_of', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('result.player')}</th>
            <th scope="col">{t('result.got')}</th>
            <th scope="col">{t('result.spent')}</th>
            <th scope="col" className="paid__net">
              {t('result.net')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.player} className={row.player === you.player ? 'table__you' : ''}>
              <th scope="row" className="table__name">
                {playerName(row.player)}{' '}
                {row.player === you.player && <span className="you-mark">{t('player.you')}</span>}
                <span className="paid__cycles muted">{t('result.in_cycles', { n: row.cycles })}</span>
              </th>
              <td>{money(row.payment_cents)}</td>
              <td>{money(row.fee_cents + row.cost_cents)}</td>
              <td className="paid__net">
                <span className={tone(row.net_cents)}>{signedMoney(row.net_cents)}</span>
                <Bar row={row} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </details>
  );
}

/** From the middle to the right for a gain, to the left for a loss. The number beside it says the same. */
function Bar({ row, most }: { row: PlayerPay; most: number }) {
  const length = (50 * Math.abs(row.net_cents)) / most;
  const loss = row.net_cents < 0;
  return (
    <span className="paid__bar" aria-hidden="true">
      <span
        className={loss ? 'paid__loss' : 'paid__gain'}
        style={{ left: `${loss ? 50 - length : 50}%`, width: `${length}%` }}
      />
    </span>
  );
}
