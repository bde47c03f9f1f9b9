// Before a game: who is here, how long it takes at most, and what happens then. Waiting is never empty.
import { useState } from 'react';
import { clock } from '../../format';
import type { LobbyShown } from '../../generated/wire';
import { useCountdown } from '../../wiring/hooks';
import { Prose } from '../Prose';
import { useWords } from '../words';
import type { StageProps } from './props';

const MOST_DOTS = 24;

export function GameStage({ view, page, at }: StageProps<'game'>) {
  const lobby = page === null ? PREVIEWED : page.lobby;
  return (
    <>
      <Prose text={view.waiting} className="prose stage__lead" />
      {lobby === null ? <Opening /> : <Lobby lobby={lobby} at={at} />}
    </>
  );
}

export function PracticeStage({ view }: StageProps<'practice'>) {
  const { t } = useWords();
  return (
    <>
      <Prose text={view.text} className="prose stage__lead" />
      <p className="practice-mark">{t('practice.note', { count: view.turns })}</p>
      <Opening />
    </>
  );
}

/** What a lobby may look like, for somebody who writes an experiment. */
const PREVIEWED: LobbyShown = { here: 6, size: 8, left_ms: 180_000, then: 'bots' };

function Opening() {
  const { t } = useWords();
  return (
    <p className="card muted" role="status">
      {t('lobby.opening')}
    </p>
  );
}

function Lobby({ lobby, at }: { lobby: LobbyShown; at: number | null }) {
  const { t } = useWords();
  const [mounted] = useState(() => performance.now());
  const left = useCountdown(lobby.left_ms === null ? null : (at ?? mounted) + lobby.left_ms);
  const dots = Math.min(lobby.size, MOST_DOTS);
  return (
    <section className="card lobby" data-testid="waiting-room">
      <p className="lobby__here number" role="status">
        {t('lobby.here', { here: lobby.here, size: lobby.size })}
      </p>
      <div className="lobby__seats" aria-hidden="true">
        {Array.from({ length: dots }, (_, index) => (
          <span
            key={index}
            className={index < lobby.here ? 'lobby__seat' : 'lobby__seat lobby__seat--free'}
          />
        ))}
      </div>
      {left === null ? (
        <p>{t('lobby.by_hand')}</p>
      ) : (
        <>
          <p>
            {t('lobby.at_most')} <strong className="number lobby__clock">{clock(left)}</strong>
          </p>
          <p className="muted">{t(`lobby.then_${lobby.then}`)}</p>
        </>
      )}
      <p className="muted">{t('lobby.moves_on')}</p>
    </section>
  );
}
