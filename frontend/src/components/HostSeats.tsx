// Who sits in a running game, and what its host can do about each: have the server play for them, give it back, take them out.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostSeat } from '../generated/api';
import { useControl } from '../wiring/requests';
import { ProblemNote } from './ProblemNote';

interface Props {
  gameId: string;
  seats: readonly HostSeat[];
  /** The host's own seat, which nobody takes out; null for a host without one. */
  own: number | null;
  onDone: () => void;
}

export function HostSeats({ gameId, seats, own, onDone }: Props) {
  const { t } = useTranslation();
  const control = useControl(gameId);
  const [asking, setAsking] = useState<number | null>(null);
  const order = (wanted: Parameters<typeof control.mutate>[0]): void => {
    setAsking(null);
    control.mutate(wanted, { onSuccess: onDone });
  };
  return (
    <>
      <ul className="host__seats" data-testid="host-seats">
        {seats.map((seat) => {
          const name = seat.name || t('player.enterprise', { n: seat.player });
          return (
            <li key={seat.player} className="host__seat" data-testid={`host-seat-${String(seat.player)}`}>
              <span className="host__who">
                <span className="seat__number number" aria-hidden="true">
                  {seat.player}
                </span>
                <span>
                  {name}
                  <span className="host__state">{t(`host.seat.${stateOf(seat)}`)}</span>
                </span>
              </span>
              {seat.kind === 'person' && !seat.removed && (
                <span className="host__orders">
                  {(seat.player !== own || seat.stand_in) && (
                    <button
                      type="button"
                      className="button host__order"
                      disabled={control.isPending}
                      aria-label={t(seat.stand_in ? 'host.give_back_whom' : 'host.play_whom', { name })}
                      onClick={() => {
                        order({ kind: 'stand_in', player: seat.player, on: !seat.stand_in });
                      }}
                    >
                      {seat.stand_in ? t('host.give_back') : t('host.play')}
                    </button>
                  )}
                  {seat.player !== own && (
                    <button
                      type="button"
                      className={`button host__order${asking === seat.player ? ' host__order--sure' : ''}`}
                      disabled={control.isPending}
                      aria-label={t(asking === seat.player ? 'host.remove_sure_whom' : 'host.remove_whom', {
                        name,
                      })}
                      onBlur={() => {
                        setAsking(null);
                      }}
                      onClick={() => {
                        if (asking === seat.player) order({ kind: 'remove', player: seat.player });
                        else setAsking(seat.player);
                      }}
                    >
                      {asking === seat.player ? t('host.remove_sure') : t('host.remove')}
                    </button>
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <ProblemNote problem={control.error} />
    </>
  );
}

/** Why models are waited for, where it is the bound that the server sets for each game. */
export function TrainingWaits({ ms }: { ms: number | null }) {
  const { t } = useTranslation();
  if (ms === null) return null;
  return (
    <p className="host__note number" role="status" data-testid="training-waits">
      {t('host.training_waits', { seconds: Math.ceil(ms / 1000) })}
    </p>
  );
}

type State = 'bot' | 'removed' | 'stand_in' | 'away' | 'undecided' | 'ready';

const stateOf = (seat: HostSeat): State => {
  if (seat.kind === 'bot') return 'bot';
  if (seat.removed) return 'removed';
  if (seat.stand_in) return 'stand_in';
  if (!seat.connected) return 'away';
  return seat.undecided ? 'undecided' : 'ready';
};
