// The final ranking. A long one is shortened to its head and the own place, until all of it is asked for.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { money, signedMoney } from '../format';
import type { View } from '../generated/wire';
import { useExcerpt } from './Excerpt';
import { useNames } from './names';
import { Scroll } from './Scroll';
import { tone } from './YouPanel';

export function Ranking({ message }: { message: View }) {
  const { t } = useTranslation();
  const playerName = useNames(message);
  const { standings, you } = message.view;
  const { rows, more } = useExcerpt(standings ?? [], (row) => row.player === you.player);
  if (standings === null) {
    return (
      <>
        <h2>{t('result.ranking')}</h2>
        <p className="muted">{t('result.hidden')}</p>
      </>
    );
  }
  return (
    <>
      <h2>{t('result.ranking')}</h2>
      <RankingTable>
        {rows.map((standing) => {
          const own = standing.player === you.player;
          return (
            <tr key={standing.player} className={own ? 'table__you' : ''}>
              <td>{standing.rank}</td>
              <th scope="row" className="table__words table__name">
                {playerName(standing.player)} {own && <span className="you-mark">{t('player.you')}</span>}
                {message.bots.includes(standing.player) && <span className="muted"> {t('player.bot')}</span>}
                {message.stand_ins.includes(standing.player) && (
                  <span className="muted"> {t('player.stand_in')}</span>
                )}
              </th>
              <td>{money(standing.money_cents)}</td>
              <td className={tone(standing.profit_cents)}>{signedMoney(standing.profit_cents)}</td>
            </tr>
          );
        })}
      </RankingTable>
      {more}
    </>
  );
}

/** Its head, and the rows that are given: place, player, money, profit. */
export function RankingTable({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Scroll label={t('result.ranking')}>
      <table className="table number" aria-label={t('result.ranking')} data-testid="ranking">
        <thead>
          <tr>
            <th scope="col">{t('result.rank')}</th>
            <th scope="col" className="table__words">
              {t('result.player')}
            </th>
            <th scope="col">{t('result.money')}</th>
            <th scope="col">{t('result.profit')}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}
