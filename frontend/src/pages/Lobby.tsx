// Before the start: the link to share, who is there, and the host's button.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon';
import { ProblemNote } from '../components/ProblemNote';
import type { GameStatus } from '../generated/api';
import type { Lobby as LobbyMessage } from '../generated/wire';
import { useStartGame } from '../wiring/requests';

interface Props {
  lobby: Pick<LobbyMessage, 'game_id' | 'players' | 'persons' | 'seats'>;
  status: GameStatus;
}

export function Lobby({ lobby, status }: Props) {
  const { t } = useTranslation();
  const taken = lobby.seats.filter((seat) => seat.taken).length;
  return (
    <div className="page page--narrow" data-testid="lobby">
      <h1>{t('lobby.title')}</h1>
      {status.join_code !== null && <Invite code={status.join_code} />}
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
            </li>
          ))}
        </ul>
        <p className="muted number">{t('lobby.bots', { n: Math.max(0, lobby.players - lobby.persons) })}</p>
      </section>
      {status.is_host ? <Start gameId={lobby.game_id} /> : <p role="status">{t('lobby.wait_host')}</p>}
    </div>
  );
}

function Invite({ code }: { code: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const link = `${window.location.origin}/join/${code}`;
  const copy = async (): Promise<void> => {
    // The clipboard exists only on https and on this computer; else the link stays selected for copying by hand.
    const field = document.getElementById('join-link');
    if (field instanceof HTMLInputElement) field.select();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <section className="card invite">
      <p>{t('lobby.invite')}</p>
      <div className="invite__line">
        <label className="hidden" htmlFor="join-link">
          {t('lobby.link')}
        </label>
        <input id="join-link" className="input" data-testid="join-link" readOnly value={link} />
        <button type="button" className="button" data-testid="copy-link" onClick={copy}>
          <Icon name={copied ? 'check' : 'copy'} />{' '}
          <span aria-live="polite">{copied ? t('lobby.copied') : t('lobby.copy')}</span>
        </button>
      </div>
      <p className="muted">
        {t('lobby.code')} <strong className="invite__code">{code}</strong>
      </p>
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
