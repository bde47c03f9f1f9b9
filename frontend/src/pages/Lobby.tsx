// Before the start: the link to share, who is there, what is played, and the host's button.
import { useTranslation } from 'react-i18next';
import { CopyLine } from '../components/CopyLine';
import { ProblemNote } from '../components/ProblemNote';
import { Setup } from '../components/Setup';
import type { GameStatus } from '../generated/api';
import type { Lobby as LobbyMessage } from '../generated/wire';
import { useControl, useInvitation, useStartGame } from '../wiring/requests';

interface Props {
  lobby: Pick<LobbyMessage, 'game_id' | 'players' | 'persons' | 'seats'>;
  status: GameStatus;
}

export function Lobby({ lobby, status }: Props) {
  const { t } = useTranslation();
  const control = useControl(lobby.game_id);
  const taken = lobby.seats.filter((seat) => seat.taken).length;
  return (
    <div className="page page--narrow" data-testid="lobby">
      <h1>{t('lobby.title')}</h1>
      {status.join_code !== null && <Invite gameId={lobby.game_id} code={status.join_code} />}
      <section className="card">
        <h2 className="number">{t('lobby.seats', { taken, persons: lobby.persons })}</h2>
        <ul className="seats" data-testid="seats">
          {lobby.seats.map((seat) => (
            <li key={seat.player} className={seat.taken ? 'seat' : 'seat seat--free'}>
              <span className="seat__number number" aria-hidden="true">
                {seat.player}
              </span>
              <span>
                {seat.taken ? seat.name || t('player.enterprise', { n: seat.player }) : t('lobby.free')}
              </span>
              {seat.you && <span className="you-mark">{t('player.you')}</span>}
              {status.is_host && seat.taken && !seat.you && (
                <button
                  type="button"
                  className="button seat__remove"
                  data-testid={`remove-${seat.player}`}
                  aria-label={t('lobby.remove_whom', {
                    name: seat.name || t('player.enterprise', { n: seat.player }),
                  })}
                  disabled={control.isPending}
                  onClick={() => {
                    control.mutate({ kind: 'remove', player: seat.player });
                  }}
                >
                  {t('lobby.remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
        <ProblemNote problem={control.error} />
        <p className="muted number">{t('lobby.bots', { n: Math.max(0, lobby.players - lobby.persons) })}</p>
      </section>
      {status.is_host ? <Start gameId={lobby.game_id} /> : <p role="status">{t('lobby.wait_host')}</p>}
      <Setup setup={status.setup} />
    </div>
  );
}

function Invite({ gameId, code }: { gameId: string; code: string }) {
  const { t } = useTranslation();
  const { data: invitation } = useInvitation(gameId);
  // This page's own address until the server has said which one others are to use.
  const link = invitation?.link ?? `${window.location.origin}/join#${code}`;
  return (
    <section className="card invite">
      <div className="invite__words">
        <h2>{t('lobby.invite')}</h2>
        <p className="invite__code" data-testid="join-code" aria-label={t('lobby.code')}>
          {code}
        </p>
        <CopyLine label={t('lobby.link')} value={link} testid="join-link" />
        <p className="muted">{t('lobby.invite_note')}</p>
      </div>
      {invitation && (
        <img
          className="invite__qr"
          alt={t('lobby.qr')}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(invitation.qr_svg)}`}
        />
      )}
    </section>
  );
}

function Start({ gameId }: { gameId: string }) {
  const { t } = useTranslation();
  const start = useStartGame(gameId);
  return (
    <div className="lobby__start">
      <button
        type="button"
        className="button button--main button--large"
        data-testid="start-game"
        disabled={start.isPending || start.isSuccess}
        onClick={() => {
          start.mutate();
        }}
      >
        {t('lobby.start')}
      </button>
      <span className="muted">{t('lobby.start_note')}</span>
      <ProblemNote problem={start.error} />
    </div>
  );
}
