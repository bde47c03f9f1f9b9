// The page of a host without a seat: the lobby, then where the game stands and who is waited for, then the data.
import { useTranslation } from 'react-i18next';
import { HostMoves } from '../components/HostMoves';
import { HostSeats, TrainingWaits } from '../components/HostSeats';
import { Icon } from '../components/Icon';
import { ProblemNote } from '../components/ProblemNote';
import { ShareLink } from '../components/ShareLink';
import { clock } from '../format';
import type { GameStatus, HostTable } from '../generated/api';
import { exportUrl } from '../net/http';
import { usePlayAgain } from '../wiring/requests';
import { Lobby } from './Lobby';

export function Hosting({ status, onDone }: { status: GameStatus; onDone: () => void }) {
  if (status.status === 'lobby') return <Lobby lobby={status} status={status} />;
  if (status.hosting !== null) {
    return <Running gameId={status.game_id} hosting={status.hosting} onDone={onDone} />;
  }
  return status.status === 'finished' ? <Over status={status} /> : <Loading />;
}

function Running({ gameId, hosting, onDone }: { gameId: string; hosting: HostTable; onDone: () => void }) {
  const { t } = useTranslation();
  const waited = hosting.seats.filter(({ undecided }) => undecided).length;
  const left = hosting.deadline_ms;
  return (
    <div className="page page--narrow" data-testid="hosting">
      <h1>{t('host.title')}</h1>
      <section className="card" aria-label={t('host.where')}>
        <p className="host__turn number">
          {t('host.turn', { turn: hosting.turn, turns: hosting.turns })}
          {hosting.paused && <span className="you-mark">{t('host.paused')}</span>}
        </p>
        <p className="muted number" role="status">
          {hosting.deciding ? t('host.waited', { n: waited }) : t('host.note_closing')}
          {left !== null && ` ${t('host.left', { time: clock(left) })}`}
        </p>
        <TrainingWaits ms={hosting.training_wait_ms} />
        <div className="host__page-moves">
          <HostMoves
            gameId={gameId}
            paused={hosting.paused}
            deadline={left}
            deciding={hosting.deciding}
            onDone={onDone}
          />
        </div>
      </section>
      <section className="card">
        <h2>{t('host.seats')}</h2>
        <HostSeats gameId={gameId} seats={hosting.seats} own={null} onDone={onDone} />
      </section>
    </div>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div className="page page--narrow">
      <h1>{t('host.title')}</h1>
      <p className="muted" role="status">
        {t('app.loading')}
      </p>
    </div>
  );
}

function Over({ status: { game_id: gameId, shared } }: { status: GameStatus }) {
  const { t } = useTranslation();
  const again = usePlayAgain(gameId);
  return (
    <div className="page page--narrow" data-testid="hosting-over">
      <h1>{t('host.over')}</h1>
      <div className="result__ways">
        <button
          type="button"
          className="button button--main button--large"
          data-testid="play-again"
          disabled={again.isPending}
          onClick={() => {
            again.mutate();
          }}
        >
          {again.isPending ? t('home.starting') : t('again.all')}
        </button>
        <a className="button button--large" href={exportUrl(gameId)} download>
          <Icon name="download" /> {t('host.data')}
        </a>
      </div>
      <ProblemNote problem={again.error} />
      <ShareLink gameId={gameId} shared={shared} />
    </div>
  );
}
