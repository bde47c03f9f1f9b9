// A refusal over HTTP, or of a whole connection, in words: by its code where this client knows it, else the server's own sentence.
import { useTranslation } from 'react-i18next';
import type { Problem } from '../generated/api';
import { Icon } from './Icon';

/** A code of the server's, or of the connection; an older or newer server may know others. */
export type Told = { code: string; message: string };

/** Null where the server's own sentence is shown: what no page of this client leads to. */
const KEYS = {
  network: 'problem.network',
  'seat.none': 'problem.no_seat',
  'join.unknown': 'problem.join_code',
  'join.full': 'problem.join_full',
  'join.started': 'problem.started',
  'game.started': 'problem.started',
  'host.only': 'problem.host_only',
  'limit.rate': 'problem.limited',
  'server.not_saved': 'problem.not_saved',
  'server.failed': 'problem.failed',
  'game.impossible': 'problem.impossible',
  'game.unreadable': 'problem.unreadable',
  'protocol.old': 'problem.old_page',
  'scenario.unknown': 'problem.scenario',
  'origin.foreign': 'problem.origin',
  'action.refused': null,
  'export.too_early': null,
  'game.not_started': null,
  'join.host': null,
  'limit.connections': null,
  'message.binary': null,
  'message.invalid': null,
  'method.unknown': null,
  'origin.missing': null,
  'path.unknown': null,
  'permission.missing': null,
  'request.invalid': null,
  'request.malformed': null,
  'request.refused': null,
  'request.too_large': null,
  'seat.only': null,
  'seed.seated': null,
} as const satisfies Record<Problem['code'] | 'network', string | null>;

function useProblemWords(): (problem: Told) => string {
  const { t } = useTranslation();
  return ({ code, message }) => {
    const key = Object.entries(KEYS).find(([known]) => known === code)?.[1];
    if (key) return t(key);
    return message === '' ? t('problem.title') : message;
  };
}

export function ProblemNote({ problem }: { problem: Told | null }) {
  const words = useProblemWords();
  return (
    <div aria-live="assertive">
      {problem !== null && (
        <p className="reject" data-testid="problem">
          <Icon name="cross" />
          <span>{words(problem)}</span>
        </p>
      )}
    </div>
  );
}
