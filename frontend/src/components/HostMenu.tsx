// What the host of a running game can do to it: a small menu in the bar, and a button beside the note of a pause.
import { useTranslation } from 'react-i18next';
import type { View } from '../generated/wire';
import { useControl, useHosting } from '../wiring/requests';
import { HostMoves } from './HostMoves';
import { HostSeats, TrainingWaits } from './HostSeats';
import { Icon } from './Icon';
import { Popover } from './Popover';
import { ProblemNote } from './ProblemNote';

export function HostMenu({ gameId, message }: { gameId: string; message: View }) {
  const { t } = useTranslation();
  const { paused, view } = message;
  return (
    <Popover
      label={t('host.title')}
      className="popover host__moves"
      button={{
        className: 'button button--quiet host',
        testid: 'host-menu',
        label: t('host.menu'),
        children: (
          <>
            <Icon name="lead" /> <span className="top__help-word">{t('host.menu')}</span>
            <Icon name="chevron" size={12} />
          </>
        ),
      }}
    >
      <p className="host__title">{t('host.title')}</p>
      <HostMoves
        gameId={gameId}
        paused={paused}
        deadline={message.deadline_ms}
        deciding={view.status === 'playing'}
      />
      <Seats gameId={gameId} own={view.you.player} />
    </Popover>
  );
}

/** The seats, asked for while the menu is open. */
function Seats({ gameId, own }: { gameId: string; own: number }) {
  const { t } = useTranslation();
  const { data, refetch } = useHosting(gameId);
  if (!data?.hosting) return null;
  return (
    <>
      <TrainingWaits ms={data.hosting.training_wait_ms} />
      <p className="host__title">{t('host.seats')}</p>
      <HostSeats gameId={gameId} seats={data.hosting.seats} own={own} onDone={() => void refetch()} />
    </>
  );
}

/** The one thing to do about a pause. */
export function ResumeButton({ gameId }: { gameId: string }) {
  const { t } = useTranslation();
  const control = useControl(gameId);
  return (
    <>
      <button
        type="button"
        className="button button--soft kept__move"
        data-testid="resume"
        disabled={control.isPending}
        onClick={() => {
          control.mutate({ kind: 'resume' });
        }}
      >
        <Icon name="play" /> {t('host.resume')}
      </button>
      {control.error !== null && <ProblemNote problem={control.error} />}
    </>
  );
}
