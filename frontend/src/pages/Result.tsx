// The end: the ranking, the own story over the turns, what each scheme paid, the data, and another game.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ProfitChart } from '../charts/ProfitChart';
import { ShareChart } from '../charts/ShareChart';
import { Badge } from '../components/Badge';
import { useExcerpt } from '../components/Excerpt';
import { Following } from '../components/Following';
import { Icon } from '../components/Icon';
import { OwnPay } from '../components/OwnPay';
import { PaidWhom } from '../components/PaidWhom';
import { PayoutCard } from '../components/PayoutCard';
import { keyOf } from '../state/reason';
import { ProblemNote } from '../components/ProblemNote';
import { Ranking } from '../components/Ranking';
import { Story } from '../components/Story';
import { tone } from '../components/YouPanel';
import { nameOf } from '../federation';
import { gap, money, signedMoney } from '../format';
import type { View } from '../generated/wire';
import type { GameStatus } from '../generated/api';
import { exportUrl } from '../net/http';
import { alone } from '../state/acting';
import { useCreateGame, usePlayAgain } from '../wiring/requests';

interface Props {
  gameId: string;
  message: View;
  /** Where to go from here. */
  ways: ReactNode;
  /** What stands at the end of the page. */
  more?: ReactNode;
}

export function Result({ gameId, message, ways, more }: Props) {
  const { t } = useTranslation();
  const { view } = message;
  return (
    <div className="result" data-testid="result">
      <header className="result__head">
        <h1>{t('result.title')}</h1>
        <p className="result__verdict number">{useVerdict(message)}</p>
        {view.ended_early && (
          <p className="note" data-testid="ended-early">
            {t('result.ended_early', { turn: view.turn, turns: view.rules.turns })}
          </p>
        )}
        {ways}
      </header>
      <div className="result__pair">
        <section className="card">
          <Ranking message={message} />
        </section>
        <section className="card">
          <OwnPay view={view} />
        </section>
      </div>
      <PaidWhom message={message} />
      <section className="card">
        <Story gameId={gameId} message={message} />
      </section>
      {view.payouts.length > 0 && <Explained message={message} />}
      <div className="result__pair">
        <section className="card">
          <ProfitChart turns={view.turns} rules={view.rules} />
        </section>
        <section className="card">
          <ShareChart turns={view.turns} federations={view.federations} rules={view.rules} />
        </section>
      </div>
      {more}
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

interface WaysProps {
  gameId: string;
  status: GameStatus;
  message: View;
  /** The game that the host has made of this one, as far as this page has been told since it was opened. */
  next: string | null;
}

/** Another game: for everybody from the host, and for oneself from anybody. */
export function Ways({ gameId, status, message, next }: WaysProps) {
  const { t } = useTranslation();
  const again = usePlayAgain(gameId);
  const game = useCreateGame();
  const solo = alone(message);
  return (
    <>
      {!status.is_host && next !== null && <Following key={next} gameId={gameId} />}
      {!status.is_host && next === null && <p role="status">{t('again.wait')}</p>}
      <div className="result__ways">
        {status.is_host ? (
          <button
            type="button"
            className="button button--main button--large"
            data-testid="play-again"
            disabled={again.isPending}
            onClick={() => {
              again.mutate();
            }}
          >
            {again.isPending ? t('home.starting') : t(solo ? 'result.again' : 'again.all')}
          </button>
        ) : (
          <button
            type="button"
            className="button button--large"
            data-testid="play-alone"
            disabled={game.isPending}
            onClick={() => {
              game.mutate({ scenario: status.scenario, persons: 1, start_now: true });
            }}
          >
            {game.isPending ? t('home.starting') : t('again.alone')}
          </button>
        )}
        <Download gameId={gameId} />
        <Link to="/" className="button button--quiet button--large">
          {t('result.home')}
        </Link>
      </div>
      <ProblemNote problem={again.error ?? game.error} />
    </>
  );
}

/** From a game in which somebody tried their own arm, back to where they set it up. */
export function ToArm({ gameId, arm }: { gameId: string; arm: string }) {
  const { t } = useTranslation();
  return (
    <div className="result__ways">
      <Link to={`/staff/arms/${arm}`} className="button button--main button--large" data-testid="to-arm">
        {t('result.to_arm')}
      </Link>
      <Download gameId={gameId} />
    </div>
  );
}

function Download({ gameId }: { gameId: string }) {
  const { t } = useTranslation();
  return (
    <a className="button button--large" href={exportUrl(gameId)} download data-testid="download">
      <Icon name="download" /> {t('result.download')}
    </a>
  );
}

function Explained({ message }: { message: View }) {
  const { t } = useTranslation();
  const { payouts, federations } = message.view;
  const { rows, more } = useExcerpt(payouts, () => false);
  return (
    <section className="card explained">
      <h2>{t('result.explained')}</h2>
      {rows.map((payout) => (
        <details key={keyOf(payout)}>
          <summary>
            <Badge federation={payout.federation} small />
            {t('result.explained_line', { turn: payout.turn, name: nameOf(federations, payout.federation) })}
            <strong className={`number ${tone(payout.net_cents)}`}>{signedMoney(payout.net_cents)}</strong>
          </summary>
          <PayoutCard payout={payout} message={message} />
        </details>
      ))}
      {more}
    </section>
  );
}
