// One game by its address: lobby, table or result, whatever the server says it is now.
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { GameStatus as StatusBar } from '../components/GameStatus';
import { ProblemNote, type Told } from '../components/ProblemNote';
import { Shell } from '../components/Shell';
import type { GameStatus } from '../generated/api';
import type { TableState } from '../state/table';
import { useGameStatus } from '../wiring/requests';
import { useTable } from '../wiring/useTable';
import { Lobby } from './Lobby';
import { Result } from './Result';
import { Table } from './Table';

export function Game({ id }: { id: string }) {
  const { data: status, error, refetch } = useGameStatus(id);
  if (error !== null) return <Closed problem={error} onRetry={() => void refetch()} />;
  if (status === undefined) return <Waiting />;
  return <Seated id={id} status={status} />;
}

function Seated({ id, status }: { id: string; status: GameStatus }) {
  const { t } = useTranslation();
  const { state, actions } = useTable(id);
  const message = state.last;
  const refused = state.refusal?.reject ?? null;
  if (state.connection === 'refused') return <Closed problem={refused} />;
  // Nothing was ever shown of the table, and this is why; the connection goes on trying.
  if (message === null && refused !== null) return <Closed problem={refused} />;
  if (message === null && status.status !== 'lobby') return <Waiting />;
  return (
    <Shell status={<StatusBar state={state} />}>
      {message === null && <Lobby lobby={state.lobby ?? status} status={status} />}
      {message !== null &&
        (message.view.status === 'finished' ? (
          <Result gameId={id} scenario={status.scenario} message={message} state={state} />
        ) : (
          <>
            <h1 className="hidden">{t('app.name')}</h1>
            <Table gameId={id} message={message} state={state} actions={actions} />
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
  const { t } = useTranslation();
  return (
    <Shell>
      <div className="page">
        <p className="muted" role="status">
          {t('app.loading')}
        </p>
      </div>
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
