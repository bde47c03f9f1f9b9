// Ending a whole game early: asked once more, because nothing takes it back.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

export function EndGame({ busy, onEnd }: { busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const way = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) way.current?.focus();
  }, [asked]);
  if (!asked) {
    return (
      <button
        type="button"
        className="button"
        data-testid="host-end-game"
        disabled={busy}
        onClick={() => {
          setAsked(true);
        }}
      >
        <Icon name="remove" /> {t('host.end_game')}
      </button>
    );
  }
  return (
    <div className="host__sure" role="group" aria-label={t('host.end_game')}>
      <p className="host__note" role="status">
        {t('host.end_game_note')}
      </p>
      <button
        ref={way}
        type="button"
        className="button"
        data-testid="host-end-game-not"
        onClick={() => {
          setAsked(false);
        }}
      >
        {t('host.end_game_not')}
      </button>
      <button
        type="button"
        className="button host__order--sure"
        data-testid="host-end-game-sure"
        disabled={busy}
        onClick={onEnd}
      >
        {t('host.end_game_sure')}
      </button>
    </div>
  );
}
