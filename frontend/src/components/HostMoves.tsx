// What a host can do to a running game as a whole: stop it, give it time, end the step, end it.
import { useTranslation } from 'react-i18next';
import { useControl } from '../wiring/requests';
import { EndGame } from './EndGame';
import { Icon } from './Icon';
import { ProblemNote } from './ProblemNote';

const MORE_SECONDS = 60;

interface Props {
  gameId: string;
  paused: boolean;
  /** Null while no clock runs. */
  deadline: number | null;
  /** Whether players decide now; else models are training. */
  deciding: boolean;
  onDone?: () => void;
}

export function HostMoves({ gameId, paused, deadline, deciding, onDone }: Props) {
  const { t } = useTranslation();
  const control = useControl(gameId);
  const order = (wanted: Parameters<typeof control.mutate>[0]): void => {
    control.mutate(wanted, { onSuccess: () => onDone?.() });
  };
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid={paused ? 'host-resume' : 'host-pause'}
        disabled={control.isPending}
        onClick={() => {
          order({ kind: paused ? 'resume' : 'pause' });
        }}
      >
        <Icon name={paused ? 'play' : 'pause'} /> {paused ? t('host.resume') : t('host.pause')}
      </button>
      <button
        type="button"
        className="button"
        data-testid="host-extend"
        disabled={control.isPending || deadline === null}
        onClick={() => {
          order({ kind: 'extend', seconds: MORE_SECONDS });
        }}
      >
        <Icon name="clock" /> {t('host.extend')}
      </button>
      <button
        type="button"
        className="button"
        data-testid="host-end-step"
        disabled={control.isPending || paused || !deciding}
        onClick={() => {
          order({ kind: 'end_step' });
        }}
      >
        <Icon name="skip" /> {t('host.end_step')}
      </button>
      <EndGame
        busy={control.isPending}
        onEnd={() => {
          order({ kind: 'end_game' });
        }}
      />
      <p className="host__note">{deciding ? t('host.note') : t('host.note_closing')}</p>
      <ProblemNote problem={control.error} />
    </>
  );
}
