// The state of the game in the bar at the top: turn, progress of the turn, time to decide, who is ready.
import { useTranslation } from 'react-i18next';
import { clock, decimal, money } from '../format';
import type { TableState } from '../state/table';
import { useCountdown } from '../wiring/hooks';
import { Icon } from './Icon';

export function GameStatus({ state }: { state: TableState }) {
  const { t } = useTranslation();
  if (state.last === null) return null;
  const { view, paused } = state.last;
  const done = view.turn_ticks / view.rules.ticks_per_turn;
  const finished = view.status === 'finished';
  return (
    <>
      <strong className="status__turn" data-testid="turn">
        {finished ? t('status.finished') : t('status.turn', { turn: view.turn, turns: view.rules.turns })}
      </strong>
      <span className="status__progress">
        <progress aria-label={t('status.progress')} value={done} max={1} />
        <span className="number">{t('status.progress_value', { done: decimal(done, 1) })}</span>
      </span>
      <span className="status__own number">
        <strong>{money(view.you.money_cents)}</strong>{' '}
        {t('you.resources_free', { n: view.you.resources_free })}
        {view.you.rank !== null && (
          <span className="status__rank">
            {t('you.rank', { rank: view.you.rank, players: view.players_count })}
          </span>
        )}
      </span>
      {!finished && (
        <Deadline deadline={state.deadlineAt} closing={view.status === 'closing'} paused={paused} />
      )}
      {!finished && (
        <span className="status__ready number">
          <Icon name="people" />{' '}
          {t('status.ready_count', { ready: view.ready.length, players: view.players_count })}
        </span>
      )}
    </>
  );
}

function Deadline({
  deadline,
  closing,
  paused,
}: {
  deadline: number | null;
  closing: boolean;
  paused: boolean;
}) {
  const { t } = useTranslation();
  const left = useCountdown(deadline);
  const low = left !== null && left <= 10_000;
  const text = (): string => {
    if (paused) return t('status.paused');
    if (closing) return t('status.closing');
    if (left === null) return t('status.no_clock');
    return left === 0 ? t('status.time_over') : t('status.decide', { time: clock(left) });
  };
  return (
    <span
      className={low && !closing ? 'status__deadline status__deadline--low' : 'status__deadline'}
      role="timer"
    >
      <Icon name={paused ? 'pause' : 'clock'} /> <span className="number">{text()}</span>
    </span>
  );
}
