// "Are you still there?", and "a bot plays your seat": what stands before everything else until the person is back.
import { useEffect, useState } from 'react';
import { Icon } from '../components/Icon';
import { ProblemNote } from '../components/ProblemNote';
import { clock } from '../format';
import { HttpProblem } from '../net/http';
import { useCountdown } from '../wiring/hooks';
import { AskBox } from './AskBox';
import { Call } from './HelpPanel';
import { useInSession } from './inSession';
import { useWords } from './words';

const BUZZ_MS = [200, 100, 200, 100, 200];

/** Where it can, the device says too that somebody is asked for. */
function useBuzz(asked: boolean): void {
  useEffect(() => {
    // No iPhone and no computer has it.
    if (asked && 'vibrate' in navigator) navigator.vibrate(BUZZ_MS);
  }, [asked]);
}

export function Presence() {
  const { t } = useWords();
  const { seen, actions } = useInSession();
  const { page, at } = seen;
  const [calling, setCalling] = useState(false);
  const [problem, setProblem] = useState<HttpProblem | null>(null);
  const asked = page.asked_ms !== null && !page.away && page.ending === null;
  const away = page.away && page.ending === null;
  useBuzz(asked);
  const here = (): void => {
    setProblem(null);
    setCalling(false);
    actions.act({ kind: 'here' }).catch((error: unknown) => {
      if (error instanceof HttpProblem) setProblem(error);
      else throw error;
    });
  };
  // A call answers the question too: what is left then is to say that it was heard.
  if (!asked && !away && calling && page.help_open) {
    return (
      <Heard
        onClose={() => {
          setCalling(false);
        }}
      />
    );
  }
  return (
    <AskBox
      open={asked || away}
      title={away ? t('idle.away') : t('idle.title')}
      onClose={here}
      actions={
        <button type="button" className="button button--main button--large" data-testid="here" onClick={here}>
          {away ? t('idle.back') : t('idle.here')}
        </button>
      }
      beside={
        <CallInstead
          calling={calling}
          onCall={() => {
            setCalling(true);
            actions.traced({ kind: 'looked', what: 'help' });
          }}
        />
      }
    >
      {away ? (
        <p>{page.game_id !== null ? t('idle.away_seat') : t('idle.away_lobby')}</p>
      ) : (
        <p>
          {t('idle.text')} <Left until={page.asked_ms === null ? null : at + page.asked_ms} />
        </p>
      )}
      <ProblemNote problem={problem} />
    </AskBox>
  );
}

function Left({ until }: { until: number | null }) {
  const left = useCountdown(until);
  return <strong className="number ask__clock">{clock(left ?? 0)}</strong>;
}

/** The box stands before the way to the experimenter: here is another one. */
function CallInstead({ calling, onCall }: { calling: boolean; onCall: () => void }) {
  const { t } = useWords();
  if (calling) {
    return (
      <div className="call-panel ask__call">
        <Call />
      </div>
    );
  }
  return (
    <button
      type="button"
      className="button button--quiet ask__help"
      data-testid="call-help-here"
      onClick={onCall}
    >
      <Icon name="hand" /> {t('call.open')}
    </button>
  );
}

function Heard({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <AskBox
      open
      title={t('call.title')}
      onClose={onClose}
      actions={
        <button type="button" className="button button--main" data-testid="heard" onClick={onClose}>
          {t('note.close')}
        </button>
      }
    >
      <p data-testid="help-told">{t('call.told')}</p>
    </AskBox>
  );
}
