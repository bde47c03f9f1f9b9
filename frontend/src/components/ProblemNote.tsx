// A refusal over HTTP, or of a whole connection, in words: by its code where this client knows it, else the server's own sentence.
import { useTranslation } from 'react-i18next';
import type { Problem } from '../generated/api';
import { Icon } from './Icon';
import { sentenceOf } from './sentence';

/** A code of the server's, or of the connection; an older or newer server may know others. */
export type Told = { code: string; message: string; messageZh?: string };

/** Null where the server's own sentence is shown: what no page of this client leads to. */
const KEYS = {
  network: 'problem.network',
  'seat.none': 'problem.no_seat',
  'join.unknown': 'problem.join_code',
  'join.full': 'problem.join_full',
  'join.started': 'problem.started',
  'again.none': 'problem.again_none',
  'game.running': 'problem.game_running',
  'share.unknown': 'problem.share_unknown',
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
  'host.unknown': 'problem.origin',
  'play.closed': 'problem.closed',
  'account.none': 'problem.signed_out',
  'account.role': 'problem.role',
  'account.wrong': 'problem.wrong_password',
  'account.taken': 'problem.name_taken',
  'account.last_admin': 'problem.last_admin',
  'account.link': 'problem.link',
  'account.unknown': 'problem.gone',
  'token.unknown': 'problem.gone',
  'experiment.unknown': 'problem.experiment',
  'experiment.owner': 'problem.experiment_owner',
  'session.unknown': 'problem.session',
  'switch.fixed': 'problem.switch_fixed',
  'account.password': 'problem.password',
  'arm.changed': 'problem.arm_changed',
  'arm.draft': 'problem.arm_draft',
  'arm.frozen': 'problem.arm_frozen',
  'arm.owner': 'problem.arm_owner',
  'arm.unknown': 'problem.arm',
  'arm.used': 'problem.arm_used',
  'simulation.busy': 'problem.simulation',
  'game.costly': null,
  'games.full': null,
  'games.yours': null,
  'arm.unreadable': null,
  'arm.wrong': null,
  'file.wrong': null,
  'simulation.none': null,
  'account.browser': null,
  'game.paused': 'reject.game.paused',
  'order.impossible': 'problem.order',
  'seat.moved': 'problem.moved',
  'seat.removed': 'problem.removed',
  'seat.stood_in': 'reject.seat.stood_in',
  'answer.refused': 'problem.answer_refused',
  'arm.number': 'problem.arm_unknown',
  'design.stage': null,
  'design.wrong': null,
  'experiment.unreadable': null,
  'experiment.running': 'problem.experiment_running',
  'experiment.version': 'problem.experiment_version',
  'group.impossible': null,
  'group.over': 'problem.group_over',
  'group.unknown': 'problem.group_unknown',
  'help.none': 'problem.help_none',
  'help.often': 'problem.help_often',
  'label.taken': 'problem.label_taken',
  'label.unknown': 'problem.label_unknown',
  'data.unknown': 'problem.data_unknown',
  'participant.erased': 'problem.participant_erased',
  'participant.over': 'problem.participant_over',
  'participant.plays': null,
  'participant.unknown': 'problem.participant_unknown',
  'room.closed': 'problem.room_closed',
  'room.full': 'problem.room_full',
  'room.label': 'problem.room_label',
  'room.link': 'problem.room_link',
  'room.unknown': 'problem.room_unknown',
  'session.over': 'problem.session_over',
  'stage.over': 'problem.stage_over',
  'action.refused': null,
  'export.format': null,
  'export.table': null,
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
  'rehearsal.none': 'problem.rehearsal_none',
  'rehearsal.running': 'problem.rehearsal_running',
  'request.invalid': null,
  'request.malformed': null,
  'request.refused': null,
  'request.too_large': null,
  'seat.only': null,
  'seed.seated': null,
} as const satisfies Record<Problem['code'] | 'network', string | null>;

function useProblemWords(): (problem: Told) => string {
  const { t } = useTranslation();
  return (problem) => {
    const { code } = problem;
    // A sentence that the server says in both languages tells more than its code.
    if (problem.messageZh) return sentenceOf(problem);
    const key = Object.entries(KEYS).find(([known]) => known === code)?.[1];
    if (key) return t(key);
    return sentenceOf(problem) || t('problem.title');
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
