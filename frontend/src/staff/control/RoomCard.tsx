// The room and the lobbies of the arms: who may come in, which groups are to come, who waits and for how long; and the end
// of the session.
import { useState, type ReactNode } from 'react';
import { Icon } from '../../components/Icon';
import { clock } from '../../format';
import type { ArmRow, ControlState } from '../../generated/wire';
import { Confirm } from '../parts/Confirm';
import { ArmMark } from './pieces/marks';
import { useWords, type Words } from './say';
import type { Acts } from './useActs';

export function RoomCard({ state, acts }: { state: ControlState; acts: Acts }) {
  const t = useWords();
  const [ending, setEnding] = useState(false);
  const taken = state.people.filter((person) => person.group !== null || person.ending === null).length;
  return (
    <section className="card roomcard" aria-labelledby="room-title" data-testid="room">
      <div className="roomcard__line">
        <h2 id="room-title" className="hidden">
          {t('room.title')}
        </h2>
        <span className={`dot dot--${state.room_open ? 'play' : 'done'}`}>
          {state.room_open ? t('room.open') : t('room.closed')}
        </span>
        <span className="number">{t('room.places', { taken, places: state.places })}</span>
        {state.turned_away > 0 && (
          <span className="muted number">{t('room.turned_away', { n: state.turned_away })}</span>
        )}
        <span className="roomcard__moves">
          <RoomSwitch open={state.room_open} acts={acts} />
          <button
            type="button"
            className="button button--small button--bad"
            data-testid="end-session"
            onClick={() => {
              setEnding(true);
            }}
          >
            {t('room.end')}
          </button>
        </span>
      </div>
      <ul>
        {state.arms.map((arm) => (
          <ArmLine key={arm.number} state={state} arm={arm} acts={acts} />
        ))}
      </ul>
      {ending && (
        <Confirm
          title={t('room.end_ask')}
          action={t('room.end_do')}
          danger
          onCancel={() => {
            setEnding(false);
          }}
          onConfirm={() => {
            setEnding(false);
            acts.run([{ kind: 'end_session' }], t('room.end_done'));
          }}
        >
          <WhatEnds state={state} />
        </Confirm>
      )}
    </section>
  );
}

function RoomSwitch({ open, acts }: { open: boolean; acts: Acts }) {
  const t = useWords();
  return (
    <button
      type="button"
      className="button button--small"
      data-testid="room-switch"
      disabled={acts.busy}
      onClick={() => {
        acts.run([{ kind: 'room', open: !open }], open ? t('room.closed_now') : t('room.opened_now'), [
          { kind: 'room', open },
        ]);
      }}
    >
      {open ? t('room.close_room') : t('room.open_room')}
    </button>
  );
}

/** What ending does, and to how many. */
function WhatEnds({ state }: { state: ControlState }) {
  const t = useWords();
  const people = state.people.filter((person) => person.ending === null && person.paid_cents === null).length;
  const games = state.groups.filter((group) => !group.over).length;
  return (
    <>
      <p>{people === 0 ? t('room.end_all') : t('room.end_say', { count: people })}</p>
      {games > 0 && <p>{t('room.end_games', { count: games })}</p>}
      <p>{t('room.end_never')}</p>
    </>
  );
}

function ArmLine({ state, arm, acts }: { state: ControlState; arm: ArmRow; acts: Acts }) {
  const t = useWords();
  const [starting, setStarting] = useState(false);
  return (
    <li className="armline" data-testid={`arm-${arm.number}`}>
      <span className="armline__name">
        <ArmMark arm={arm.number} /> {arm.title}
      </span>
      <span className="number">{t('room.formed', { n: arm.groups - arm.left, all: arm.groups })}</span>
      <span className="muted number armline__wait">{waitSaid(t, state, arm)}</span>
      <span className="roomcard__moves">
        {arm.waiting > 0 && arm.left > 0 && (
          <button
            type="button"
            className="button button--small"
            data-testid={`start-group-${arm.number}`}
            onClick={() => {
              setStarting(true);
            }}
          >
            <Icon name="people" /> {t('room.start')}
          </button>
        )}
        <button
          type="button"
          className="button button--small"
          data-testid={`add-group-${arm.number}`}
          disabled={acts.busy}
          onClick={() => {
            acts.run([{ kind: 'add_group', arm: arm.number }], t('did.add', { arm: arm.number }));
          }}
        >
          <Icon name="plus" /> {t('room.add')}
        </button>
      </span>
      {starting && (
        <StartGroup
          arm={arm}
          onStart={(fill) => {
            setStarting(false);
            acts.run(
              [{ kind: 'start_group', arm: arm.number, fill }],
              t(fill ? 'did.fill' : 'did.smaller', { arm: arm.number }),
            );
          }}
          onClose={() => {
            setStarting(false);
          }}
        />
      )}
    </li>
  );
}

function waitSaid(t: Words, state: ControlState, arm: ArmRow): string {
  if (arm.waiting === 0) return '';
  const said = [t('room.waiting', { n: arm.waiting, size: arm.size })];
  if (arm.waiting_ms !== null) said.push(t('room.waiting_for', { time: clock(arm.waiting_ms) }));
  if (state.lobby.start === 'hand') said.push(t('room.by_hand'));
  else if (arm.lobby_ms !== null) {
    const full = arm.left === 0 && state.lobby.then !== 'wait';
    said.push(t(`room.then_${full ? 'fee' : state.lobby.then}`, { time: clock(arm.lobby_ms) }));
  }
  return said.join(' · ');
}

interface StartProps {
  arm: ArmRow;
  onStart: (fill: boolean) => void;
  onClose: () => void;
}

/** A group before its time: with bots in the free seats, or smaller. */
function StartGroup({ arm, onStart, onClose }: StartProps) {
  const t = useWords();
  const [fill, setFill] = useState(true);
  const choice = (value: boolean, label: ReactNode) => (
    <label className="choice">
      <input
        type="radio"
        name="fill"
        checked={fill === value}
        data-testid={value ? 'start-fill' : 'start-smaller'}
        onChange={() => {
          setFill(value);
        }}
      />
      {label}
    </label>
  );
  return (
    <Confirm
      title={t('room.start_ask', { n: arm.number })}
      action={t('room.start_do')}
      onConfirm={() => {
        onStart(fill);
      }}
      onCancel={onClose}
    >
      <p>{t('room.start_say', { count: arm.waiting, size: arm.size })}</p>
      {arm.waiting < arm.size && (
        <div className="choices">
          {choice(true, t('room.start_fill'))}
          {choice(false, t('room.start_smaller'))}
        </div>
      )}
    </Confirm>
  );
}
