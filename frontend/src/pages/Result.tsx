// The end: the ranking, the own story over the turns, what each scheme paid, the data, and another game.
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ProfitChart } from '../charts/ProfitChart';
import { ShareChart } from '../charts/ShareChart';
import { Badge } from '../components/Badge';
import { useExcerpt } from '../components/Excerpt';
import { Icon } from '../components/Icon';
import { OwnPay } from '../components/OwnPay';
import { PaidWhom } from '../components/PaidWhom';
import { keyOf, PayoutCard } from '../components/PayoutCard';
import { ProblemNote } from '../components/ProblemNote';
import { Ranking } from '../components/Ranking';
import { Story } from '../components/Story';
import { tone } from '../components/YouPanel';
import { nameOf } from '../federation';
import { gap, money, signedMoney } from '../format';
import type { View } from '../generated/wire';
import { exportUrl } from '../net/http';
import type { TableState } from '../state/table';
import { useCreateGame } from '../wiring/requests';

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
          <OwnPay view={view} />
        </section>
      </div>
      <PaidWhom message={message} />
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
  const game = useCreateGame();
  return (
    <div className="result__ways">
      <button
        type="button"
        className="button button--main button--large"
        data-testid="play-again"
        disabled={game.isPending}
        onClick={() => {
          game.mutate({ scenario, persons: 1, start_now: true });
        }}
      >
        {game.isPending ? t('home.starting') : t('result.again')}
      </button>
      <a className="button button--large" href={exportUrl(gameId)} download data-testid="download">
        <Icon name="download" /> {t('result.download')}
      </a>
      <Link to="/" className="button button--quiet button--large">
        {t('result.home')}
      </Link>
      <ProblemNote problem={game.error} />
    </div>
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
