// All about one participant, and all that can be done with them: the row in full, for phones too.
import type { ReactNode } from 'react';
import { Modal } from '../../components/Modal';
import { money } from '../../format';
import type { ControlState, PersonRow } from '../../generated/wire';
import { MoveButtons } from './ChosenBar';
import { owed } from './money';
import { movesOf, type ChosenMove } from './model/moves';
import { rowView } from './model/row';
import { ArmMark, StateDot } from './pieces/marks';
import { useWords, type Words } from './say';

interface Props {
  state: ControlState;
  person: PersonRow | null;
  busy: boolean;
  onMove: (move: ChosenMove) => void;
  onMessage: (number: number) => void;
  onGame: (group: number) => void;
  onClose: () => void;
}

export function PersonPanel({ state, person, busy, onMove, onMessage, onGame, onClose }: Props) {
  const t = useWords();
  const row = person && rowView(t, state, person);
  return (
    <Modal open={person !== null} title={row?.sign ?? ''} onClose={onClose}>
      {person && row && (
        <div className="sheet" data-testid="person-panel">
          <StateDot state={person.state} />
          {person.help !== null && <q className="quoted">{person.help}</q>}
          <div className="sheet__moves" role="group" aria-label={t('person.moves')}>
            <MoveButtons
              moves={movesOf(state, new Set([person.number]))}
              testid="person"
              busy={busy}
              onMove={onMove}
              onMessage={() => {
                onMessage(person.number);
              }}
            />
          </div>
          <dl className="factlist">
            {facts(t, state, person, onGame).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="number">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Modal>
  );
}

function facts(
  t: Words,
  state: ControlState,
  person: PersonRow,
  onGame: (group: number) => void,
): (readonly [string, ReactNode])[] {
  const row = rowView(t, state, person);
  const { group } = person;
  const arm = person.arm === null ? undefined : state.arms[person.arm - 1];
  const all: (readonly [string, ReactNode])[] = [
    [t('person.label'), person.label],
    [t('person.name'), person.name],
    [t('list.step'), row.step],
    [t('list.last'), row.last],
    [t('list.waits'), row.waits],
    [
      t('person.arm'),
      arm && (
        <>
          <ArmMark arm={arm.number} /> {arm.title}
        </>
      ),
    ],
    [
      t('person.game'),
      group !== null && (
        <button
          type="button"
          className="namelink"
          onClick={() => {
            onGame(group);
          }}
        >
          {t('game.title', { n: group })}
        </button>
      ),
    ],
    [t('list.money'), person.money_cents === null ? '' : money(person.money_cents)],
    [t('person.owed'), person.paid_cents === null ? '' : owed(person.paid_cents, state.currency)],
    [t('list.connection'), row.linkSaid],
    [t('list.device'), row.device],
    [t('person.language'), t(`person.${person.language}`)],
  ];
  return all.filter(([, value]) => value !== '' && value !== undefined && value !== false);
}
