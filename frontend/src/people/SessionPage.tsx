// One participant's way through a session, by its address: whatever the server says is to be shown now.
import '../styles/game.css';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../components/ProblemNote';
import { Shell } from '../components/Shell';
import { withWords } from '../i18n';
import { usePageTitle } from '../wiring/hooks';
import { Doings } from '../wiring/looked';
import { forTab } from '../wiring/storage';
import { Closing, Ending } from './Ending';
import { Frame } from './Frame';
import { InSession, useInSession } from './inSession';
import { placeOf, readingPlace } from './kept';
import { useMessages } from './messages';
import { Presence } from './Presence';
import { stepOf, type Refusal } from './stages/props';
import { StageView, TITLE_ID } from './stages/StageView';
import { useSession, type Connection, type Seen, type SessionActions, type SessionState } from './useSession';
import { useWords } from './words';
import './styles/index.css';

/** The table comes with the first game, and not with the pages before it. */
const Seat = lazy(withWords(() => import('./Seat').then((m) => ({ default: m.Seat })), 'game', 'reasons'));

export function SessionPage({ id }: { id: string }) {
  const { state, actions } = useSession(id);
  if (state.problem !== null) return <Refused problem={state.problem} onRetry={actions.retry} />;
  if (state.seen === null) return <Loading />;
  return <Open seen={state.seen} connection={state.connection} actions={actions} state={state} />;
}

interface OpenProps {
  seen: Seen;
  connection: Connection;
  actions: SessionActions;
  state: SessionState;
}

function Open({ seen, connection, actions, state }: OpenProps) {
  const { t } = useWords();
  const { page } = seen;
  const messages = useMessages(page.session_id, page.messages);
  const count = messages.open.length;
  usePageTitle(
    page.asked_ms !== null ? `❗ ${t('idle.title')}` : `${count > 0 ? `(${count}) ` : ''}${page.title}`,
  );
  return (
    <InSession.Provider value={{ seen, connection, actions, messages }}>
      <Doings.Provider value={actions.traced}>
        <Content state={state} />
        <Presence />
      </Doings.Provider>
    </InSession.Provider>
  );
}

function Content({ state }: { state: SessionState }) {
  const { seen, actions } = useInSession();
  const { page } = seen;
  const [game, leaveGame] = useGame(seen, state.seated);
  const step = stepOf(page.view);
  useFocusOnNewStage(`${page.stage}.${step}.${page.ending ?? ''}.${game ?? ''}`);
  if (game !== null) {
    return (
      <Suspense fallback={<Loading />}>
        <Seat key={game} gameId={game} over={page.game_id !== game} onGoOn={leaveGame} />
      </Suspense>
    );
  }
  // A quiz that ended it stands under the ending; a payment is the ending.
  if (page.view === null || page.ending === 'quiz_failed') {
    return <Frame>{page.ending === null ? <Between /> : <Ending page={page} ending={page.ending} />}</Frame>;
  }
  return (
    <Frame>
      <StageView
        view={page.view}
        title={page.stages[page.stage]?.title ?? {}}
        onAnswer={actions.answer}
        sending={state.sending}
        refusal={state.refusal}
        keep={placeOf(page.session_id, page.stage, step)}
        page={page}
        at={seen.at}
      />
      {page.ending !== null && <Closing page={page} />}
    </Frame>
  );
}

/**
 * The game at whose table one sits. After its end it stays until its result was read, also when the next game has begun:
 * nobody is moved from a practice to the game in the middle of a press. A reload shows it again.
 */
function useGame({ page }: Seen, seated: string | null): [string | null, () => void] {
  const place = readingPlace(page.session_id, page.participant);
  const [shown, setShown] = useState(() => forTab.get(place));
  const now = page.game_id === seated ? page.game_id : null;
  if (shown === null && now !== null) setShown(now);
  useEffect(() => {
    if (shown === null) forTab.remove(place);
    else forTab.set(place, shown);
  }, [place, shown]);
  const leave = (): void => {
    setShown(null);
  };
  const stays = page.ending === null || page.ending === 'finished';
  return [stays ? (shown ?? now) : null, leave];
}

/** What is new is read from its beginning, also by who hears the page. */
function useFocusOnNewStage(step: string): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    window.scrollTo(0, 0);
    document.getElementById(TITLE_ID)?.focus({ preventScroll: true });
  }, [step]);
}

function Between() {
  const { t } = useWords();
  return (
    <p className="card muted" role="status">
      {t('session.between')}
    </p>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <Shell study={{ title: '', languages: true, rules: false }}>
      <div className="page page--session">
        <p className="muted" role="status">
          {t('app.loading')}
        </p>
      </div>
    </Shell>
  );
}

/** What another try cannot change: the place is open elsewhere. */
const FINAL = 'seat.moved';

function Refused({ problem, onRetry }: { problem: Refusal; onRetry: () => void }) {
  const { t } = useTranslation();
  const old = problem.code === 'protocol.old';
  const again = (): void => {
    if (old) window.location.reload();
    else onRetry();
  };
  return (
    <Shell study={{ title: '', languages: true, rules: false }}>
      <div className="page page--session">
        <h1>{t('problem.title')}</h1>
        <ProblemNote problem={problem} />
        {problem.code !== FINAL && (
          <p className="stage__buttons">
            <button type="button" className="button button--main" onClick={again}>
              {old ? t('app.reload') : t('app.retry')}
            </button>
          </p>
        )}
      </div>
    </Shell>
  );
}
