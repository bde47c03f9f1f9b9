// The table of a game inside of a session: the same one that everybody plays at. When the game is over its result stays
// until it has been read.
import '../styles/game.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GameStatus } from '../components/GameStatus';
import { ProblemNote } from '../components/ProblemNote';
import type { ParticipantPage } from '../generated/wire';
import type { Coaching } from '../wiring/coached';
import { Result } from '../pages/Result';
import { Table } from '../pages/Table';
import { useTableTitle } from '../wiring/useTableTitle';
import { useTable } from '../wiring/useTable';
import { Frame } from './Frame';
import { useInSession } from './inSession';
import { Prose } from './Prose';
import { useWords } from './words';

/** `over`: the session has gone on from this game. */
export function Seat({ gameId, over, onGoOn }: { gameId: string; over: boolean; onGoOn: () => void }) {
  const { t } = useTranslation();
  const { t: say } = useWords();
  const { page } = useInSession().seen;
  const { state, actions } = useTable(gameId);
  const message = state.last;
  // A practice is coached whatever this browser remembers, once in a session; a game that counts never is.
  const coaching = useMemo((): Coaching => ({ place: page.session_id, always: true }), [page.session_id]);
  const coached = !over && page.view?.kind === 'practice';
  const finished = message?.view.status === 'finished';
  useTableTitle(message);
  const refused = state.connection === 'refused' || (message === null && state.refusal !== null);
  const waited = page.game_id !== null;
  const goOn = over && (
    <>
      {waited && <p className="go-on__note">{say('game.begins_text')}</p>}
      <button
        type="button"
        className="button button--main button--large"
        data-testid="go-on"
        onClick={onGoOn}
      >
        {waited ? say('game.begins') : say('game.go_on')}
      </button>
    </>
  );
  return (
    <Frame status={<GameStatus state={state} />} stage={over ? lastGame(page) : page.stage} table>
      {!over && <PracticeNote />}
      {refused && (
        <div className="page page--session">
          <ProblemNote problem={state.refusal?.reject ?? { code: 'session.unknown', message: '' }} />
          {goOn}
        </div>
      )}
      {!refused && message === null && (
        <div className="page page--session">
          <p className="muted" role="status">
            {t('app.loading')}
          </p>
          {goOn}
        </div>
      )}
      {!refused && message !== null && finished && (
        <Result
          gameId={gameId}
          message={message}
          ways={<div className="result__ways">{goOn || <Closing />}</div>}
        />
      )}
      {!refused && message !== null && !finished && (
        <>
          <h1 className="hidden">{say('kind.game')}</h1>
          {over && (
            <div className="page page--session">
              <p>{say('game.left')}</p>
              {goOn}
            </div>
          )}
          <Table
            gameId={gameId}
            message={message}
            state={state}
            actions={actions}
            coaching={coached ? coaching : null}
          />
        </>
      )}
      {state.connection === 'lost' && (
        <p className="connection" role="status">
          {t('connection.lost')}
        </p>
      )}
    </Frame>
  );
}

/** The stage of the game whose result is still being read, although the session has gone on. */
function lastGame({ stages, stage }: ParticipantPage): number {
  const before = stages.slice(0, stage).findLastIndex(({ kind }) => kind === 'game' || kind === 'practice');
  return before === -1 ? stage : before;
}

/** The game is over here, and the session has not said so yet. */
function Closing() {
  const { t } = useWords();
  return (
    <p className="muted" role="status">
      {t('game.closing')}
    </p>
  );
}

function PracticeNote() {
  const { t } = useWords();
  const { page } = useInSession().seen;
  if (page.view?.kind !== 'practice') return null;
  return (
    <section className="practice-note">
      <p className="practice-mark">{t('practice.note', { count: page.view.turns })}</p>
      <Prose text={page.view.text} />
    </section>
  );
}
