// One game in full: its federations, its people, and what can be done with it.
import { Icon } from '../../components/Icon';
import { Modal } from '../../components/Modal';
import { Badge } from '../../components/Badge';
import { decimal, money, percent } from '../../format';
import type { ControlState, GroupRow } from '../../generated/wire';
import { GameClock } from './GameTiles';
import { EXTEND_SECONDS, type ChosenMove } from './model/moves';
import { callSign, type Act } from './model/types';
import { ArmMark, Shares, StateDot } from './pieces/marks';
import { stepSaid } from './model/row';
import { useWords, type Words } from './say';

interface Props {
  state: ControlState;
  group: GroupRow | null;
  busy: boolean;
  onMove: (move: ChosenMove) => void;
  onPerson: (number: number) => void;
  onClose: () => void;
}

export function GamePanel({ state, group, busy, onMove, onPerson, onClose }: Props) {
  const t = useWords();
  return (
    <Modal
      open={group !== null}
      title={group === null ? '' : t('game.title', { n: group.number })}
      onClose={onClose}
    >
      {group && (
        <div className="sheet" data-testid="game-panel">
          <p className="sheet__line">
            <ArmMark arm={group.arm} /> <b>{state.arms[group.arm - 1]?.title}</b>
            <span className="muted number">{t('game.turn', { turn: group.turn, turns: group.turns })}</span>
            <GameClock group={group} icon />
          </p>
          <Shares federations={group.federations} />
          {group.stopped && <p className="note">{t('game.stopped')}</p>}
          {!group.over && <GameMoves group={group} busy={busy} onMove={onMove} />}
          <FederationTable group={group} />
          <ul className="sheet__people" aria-label={t('game.people', { n: group.number })}>
            {group.people.map((number) => {
              const person = state.people[number - 1];
              return (
                person && (
                  <li key={number}>
                    <button
                      type="button"
                      className="namelink"
                      onClick={() => {
                        onPerson(number);
                      }}
                    >
                      {callSign(number)}
                    </button>
                    <StateDot state={person.state} />
                    <span className="muted">{stepSaid(t, state, person)}</span>
                    <span className="number">
                      {person.money_cents === null ? '' : money(person.money_cents)}
                    </span>
                  </li>
                )
              );
            })}
          </ul>
        </div>
      )}
    </Modal>
  );
}

function GameMoves({
  group,
  busy,
  onMove,
}: {
  group: GroupRow;
  busy: boolean;
  onMove: (move: ChosenMove) => void;
}) {
  const t = useWords();
  const of = [group.number];
  const pause: Act = { kind: 'pause', group: group.number };
  const resume: Act = { kind: 'resume', group: group.number };
  const move =
    (key: ChosenMove['key'], acts: readonly Act[], undo: readonly Act[], asks = false) =>
    () => {
      onMove({ key, of, acts, undo, asks });
    };
  return (
    <div className="sheet__moves">
      <button
        type="button"
        className="button button--small"
        data-testid="game-pause"
        disabled={busy}
        onClick={group.paused ? move('resume', [resume], [pause]) : move('pause', [pause], [resume])}
      >
        <Icon name={group.paused ? 'play' : 'pause'} />
        {group.paused ? t('game.resume') : t('game.pause')}
      </button>
      <button
        type="button"
        className="button button--small"
        data-testid="game-extend"
        disabled={busy}
        onClick={move('extend', [{ kind: 'extend', group: group.number, seconds: EXTEND_SECONDS }], [])}
      >
        <Icon name="clock" /> {t('game.extend')}
      </button>
      <button
        type="button"
        className="button button--small"
        data-testid="game-end-step"
        disabled={busy}
        onClick={move('end_step', [{ kind: 'end_step', group: group.number }], [], true)}
      >
        <Icon name="forward" /> {t('game.end_step')}
      </button>
      <button
        type="button"
        className="button button--small"
        data-testid="game-end"
        disabled={busy}
        onClick={move('end_game', [{ kind: 'end_game', group: group.number }], [], true)}
      >
        <Icon name="remove" /> {t('game.end_game')}
      </button>
    </div>
  );
}

function FederationTable({ group }: { group: GroupRow }) {
  const t = useWords();
  return (
    <table className="table table--tight" aria-label={t('game.federations', { n: group.number })}>
      <thead>
        <tr>
          <th scope="col">{t('game.federation')}</th>
          <th scope="col" className="table__words">
            {t('game.phase')}
          </th>
          <th scope="col">{t('game.share_title')}</th>
          <th scope="col">{t('game.members')}</th>
          <th scope="col">{t('game.accuracy')}</th>
          <th scope="col">{t('game.money')}</th>
        </tr>
      </thead>
      <tbody>
        {group.federations.map((federation, index) => (
          <tr key={federation.name}>
            <th scope="row">
              <Badge federation={index + 1} small /> {federation.name}
            </th>
            <td className="table__words">{phaseSaid(t, federation.phase)}</td>
            <td className="number">{percent(federation.share)}</td>
            <td className="number">{federation.members}</td>
            <td className="number">{federation.accuracy === null ? '–' : decimal(federation.accuracy)}</td>
            <td className="number">{money(federation.money_cents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const PHASES = ['bidding', 'training', 'profit'] as const;

function phaseSaid(t: Words, name: string): string {
  const known = PHASES.find((one) => one === name);
  return known === undefined ? name : t(`game.phases.${known}`);
}
