// The end: the ranking, the own story over the turns, what each scheme paid, the data, and another game.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProfitChart } from '../charts/ProfitChart';
import { ShareChart } from '../charts/ShareChart';
import { Badge } from '../components/Badge';
import { Icon } from '../components/Icon';
import { Link } from '../components/Link';
import { useNames } from '../components/names';
import { keyOf, PayoutCard } from '../components/PayoutCard';
import { ProblemNote } from '../components/ProblemNote';
import { Story } from '../components/Story';
import { tone } from '../components/YouPanel';
import { nameOf, schemeOf } from '../federation';
import { gap, money, signedMoney } from '../format';
import type { View } from '../generated/wire';
import { createGame, exportUrl } from '../net/http';
import { navigate } from '../router';
import { payByScheme } from '../state/story';
import type { TableState } from '../state/table';

interface Props {
  gameId: string;
  scenario: string;
  message: View;
  state: TableState;
}

export function Result({ gameId, scenario, message, state }: Props) {
  const { t } = useTranslation();
  const { view } = message;
  return (
    <div className="result" data-testid="result">
      <header className="result__head">
        <h1>{t('result.title')}</h1>
        <p className="result__verdict number">{useVerdict(message)}</p>
        <Ways gameId={gameId} scenario={scenario} />
      </header>
      <div className="result__pair">
        <section className="card">
          <Ranking message={message} />
        </section>
        <section className="card">
          <SchemeTable message={message} />
        </section>
      </div>
      <section className="card">
        <Story message={message} diary={state.diary} />
      </section>
      {view.payouts.length > 0 && <Explained message={message} />}
      <div className="result__pair">
        <section className="card">
          <ProfitChart view={view} />
        </section>
        <section className="card">
          <ShareChart view={view} />
        </section>
      </div>
    </div>
  );
}

function useVerdict(message: View): string {
  const { t } = useTranslation();
  const { you, players_count } = message.view;
  const own = money(you.money_cents);
  const first =
    you.rank === null
      ? t('result.plain', { money: own })
      : you.rank === 1
        ? t('result.won', { money: own })
        : t('result.place', { rank: you.rank, players: players_count, money: own });
  const amount = money(Math.abs(you.profit_cents));
  if (you.profit_cents === 0) return `${first}${gap()}${t('result.even')}`;
  return `${first}${gap()}${t(you.profit_cents > 0 ? 'result.gained' : 'result.lost', { amount })}`;
}

function Ways({ gameId, scenario }: { gameId: string; scenario: string }) {
  const { t } = useTranslation();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const again = async (): Promise<void> => {
    setSending(true);
    setProblem(null);
    try {
      const game = await createGame({ scenario, persons: 1, start_now: true });
      navigate(`/game/${game.game_id}`);
    } catch (error) {
      setProblem(error);
      setSending(false);
    }
  };
  return (
    <div className="result__ways">
      <button
        type="button"
        className="button button--main button--large"
        data-testid="play-again"
        disabled={sending}
        onClick={again}
      >
        {sending ? t('home.starting') : t('result.again')}
      </button>
      <a className="button button--large" href={exportUrl(gameId)} download data-testid="download">
        <Icon name="download" /> {t('result.download')}
      </a>
      <Link to="/" className="button button--quiet button--large">
        {t('result.home')}
      </Link>
      <ProblemNote problem={problem} />
    </div>
  );
}

function Explained({ message }: { message: View }) {
  const { t } = useTranslation();
  const { payouts, federations } = message.view;
  return (
    <section className="card explained">
      <h2>{t('result.explained')}</h2>
      {payouts.map((payout) => (
        <details key={keyOf(payout)}>
          <summary>
            <Badge federation={payout.federation} small />
            {t('result.explained_line', { turn: payout.turn, name: nameOf(federations, payout.federation) })}
            <strong className={`number ${tone(payout.net_cents)}`}>{signedMoney(payout.net_cents)}</strong>
          </summary>
          <PayoutCard payout={payout} message={message} />
        </details>
      ))}
    </section>
  );
}

function Ranking({ message }: { message: View }) {
  const { t } = useTranslation();
  const playerName = useNames(message);
  const { standings, you } = message.view;
  return (
    <>
      <h2>{t('result.ranking')}</h2>
      {standings === null ? (
        <p className="muted">{t('result.hidden')}</p>
      ) : (
        // The table may be wider than its card; it must be reachable by keyboard to be scrolled.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="scroll" tabIndex={0} role="region" aria-label={t('result.ranking')}>
          <table className="table number" data-testid="ranking">
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
            <tbody>
              {standings.map((standing) => {
                const own = standing.player === you.player;
                return (
                  <tr key={standing.player} className={own ? 'table__you' : ''}>
                    <td>{standing.rank}</td>
                    <th scope="row" className="table__words">
                      {playerName(standing.player)}{' '}
                      {own && <span className="you-mark">{t('player.you')}</span>}
                      {message.bots.includes(standing.player) && (
                        <span className="muted"> {t('player.bot')}</span>
                      )}
                    </th>
                    <td>{money(standing.money_cents)}</td>
                    <td className={tone(standing.profit_cents)}>{signedMoney(standing.profit_cents)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function SchemeTable({ message }: { message: View }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('result.schemes')}</h2>
      <p className="muted">{t('result.schemes_note')}</p>
      {/* The table may be wider than its card; it must be reachable by keyboard to be scrolled. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="scroll" tabIndex={0} role="region" aria-label={t('result.schemes')}>
        <table className="table table--cards number" data-testid="scheme-pay">
          <thead>
            <tr>
              <th scope="col" className="table__words">
                {t('result.federation')}
              </th>
              <th scope="col">{t('result.cycles')}</th>
              <th scope="col">{t('result.paid_in')}</th>
              <th scope="col">{t('result.paid_out')}</th>
              <th scope="col">{t('result.net')}</th>
              <th scope="col">{t('result.average')}</th>
            </tr>
          </thead>
          <tbody>
            {payByScheme(message.view).map((pay) => (
              <tr key={pay.federation}>
                <th scope="row" className="table__words">
                  <Badge federation={pay.federation} small /> {pay.name}{' '}
                  <span className="result__scheme muted">{t(`scheme.${schemeOf(pay.scheme)}`)}</span>
                </th>
                {pay.cycles === 0 ? (
                  <td colSpan={4} className="table__none muted">
                    {t('result.not_in')}
                  </td>
                ) : (
                  <>
                    <td data-label={t('result.cycles')}>{pay.cycles}</td>
                    <td data-label={t('result.paid_in')}>{money(pay.paidInCents)}</td>
                    <td data-label={t('result.paid_out')}>{money(pay.paidOutCents)}</td>
                    <td data-label={t('result.net')} className={tone(pay.netCents)}>
                      {signedMoney(pay.netCents)}
                    </td>
                  </>
                )}
                <td data-label={t('result.average')}>
                  {pay.averageCents === null ? '–' : money(pay.averageCents)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
