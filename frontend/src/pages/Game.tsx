// One game by its address: lobby, table or result, whatever the server says it is now.
import '../styles/game.css';
import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { GameStatus as StatusBar } from '../components/GameStatus';
import { HostMenu, ResumeButton } from '../components/HostMenu';
import { KeptNote } from '../components/KeptNote';
import { Loading } from '../components/Loading';
import { ProblemNote, type Told } from '../components/ProblemNote';
import { ShareLink } from '../components/ShareLink';
import { Shell } from '../components/Shell';
import { SoundSwitch } from '../components/SoundSwitch';
import type { GameStatus } from '../generated/api';
import { withWords } from '../i18n';
import { alone } from '../state/acting';
import type { TableState } from '../state/table';
import type { Coaching } from '../wiring/coached';
import { useGameStatus } from '../wiring/requests';
import { useTableTitle } from '../wiring/useTableTitle';
import { useHelpStops } from '../wiring/useHelpStops';
import { useTable } from '../wiring/useTable';
import { Table } from './Table';

// What is not the table is loaded by those who see it.
const Hosting = lazy(() => import('./Hosting').then((m) => ({ default: m.Hosting })));
const Lobby = lazy(() => import('./Lobby').then((m) => ({ default: m.Lobby })));
const Result = lazy(withWords(() => import('./Result').then((m) => ({ default: m.Result })), 'reasons'));
const ToArm = lazy(() => import('./Result').then((m) => ({ default: m.ToArm })));
const Ways = lazy(() => import('./Result').then((m) => ({ default: m.Ways })));

export function Game({ id }: { id: string }) {
  const { data: status, error, refetch } = useGameStatus(id);
  if (error !== null && status === undefined)
    return <Closed problem={error} onRetry={() => void refetch()} />;
  if (status === undefined) return <Waiting />;
  if (status.player === null && status.is_host) {
    return (
      <Shell>
        <Hosting status={status} onDone={() => void refetch()} />
      </Shell>
    );
  }
  return <Seated id={id} status={status} />;
}

function Seated({ id, status }: { id: string; status: GameStatus }) {
  const { t } = useTranslation();
  const { state, actions } = useTable(id);
  // Who made a game to play it alone with bots may be new here; in company nobody is kept waiting.
  const coaching = useMemo((): Coaching => ({ place: id, always: false }), [id]);
  const message = state.last;
  useTableTitle(message);
  const onHelp = useHelpStops(id, status.is_host, message);
  const refused = state.refusal?.reject ?? null;
  if (state.connection === 'refused') return <Closed problem={refused} />;
  // Nothing was ever shown of the table, and this is why; the connection goes on trying.
  if (message === null && refused !== null) return <Closed problem={refused} />;
  if (message === null && status.status !== 'lobby') return <Waiting />;
  return (
    <Shell
      status={<StatusBar state={state} />}
      onHelp={onHelp}
      settings={message !== null && message.view.status !== 'finished' && <SoundSwitch />}
      tools={
        status.is_host &&
        message !== null &&
        message.view.status !== 'finished' && <HostMenu gameId={id} message={message} />
      }
    >
      {message === null && <Lobby lobby={state.lobby ?? status} status={status} />}
      {message !== null &&
        (message.view.status === 'finished' ? (
          <Result
            gameId={id}
            message={message}
            ways={
              status.tried_arm === null ? (
                <Ways gameId={id} status={status} message={message} next={state.next} />
              ) : (
                <ToArm gameId={id} arm={status.tried_arm} />
              )
            }
            {...(status.is_host ? { more: <ShareLink gameId={id} shared={status.shared} /> } : {})}
          />
        ) : (
          <>
            <h1 className="hidden">{t('app.name')}</h1>
            <KeptNote message={message}>{status.is_host && <ResumeButton gameId={id} />}</KeptNote>
            <Table
              gameId={id}
              message={message}
              state={state}
              actions={actions}
              coaching={status.is_host && alone(message) ? coaching : null}
            />
          </>
        ))}
      <Connection state={state} />
    </Shell>
  );
}

function Connection({ state }: { state: TableState }) {
  const { t } = useTranslation();
  if (state.connection === 'open') return null;
  return (
    <p className="connection" role="status">
      {state.connection === 'lost' ? t('connection.lost') : t('connection.connecting')}
    </p>
  );
}

function Waiting() {
  return (
    <Shell>
      <Loading />
    </Shell>
  );
}

function Closed({ problem, onRetry }: { problem: Told | null; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Shell>
      <div className="page page--narrow">
        <h1>{t('problem.title')}</h1>
        {problem === null ? <p>{t('connection.refused')}</p> : <ProblemNote problem={problem} />}
        <p className="result__ways">
          {problem?.code === 'network' && (
            <button type="button" className="button button--main" onClick={onRetry}>
              {t('app.retry')}
            </button>
          )}
          {problem?.code === 'protocol.old' && (
            <button
              type="button"
              className="button button--main"
              onClick={() => {
                window.location.reload();
              }}
            >
              {t('app.reload')}
            </button>
          )}
          <Link to="/" className="button">
            {t('app.home')}
          </Link>
        </p>
      </div>
    </Shell>
  );
}
