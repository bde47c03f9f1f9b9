// All games at a glance. Few have room for who is still deciding; from twelve on a tile shows what one must know.
import { memo, useState } from 'react';
import { Icon } from '../../components/Icon';
import { Segments } from '../../components/Segments';
import { clock, listed } from '../../format';
import type { ControlState, GroupRow } from '../../generated/wire';
import { Empty } from '../parts/Empty';
import { inOrder, ORDERS, seatsOf, type Order } from './model/seats';
import { callSign, isLarge } from './model/types';
import { ArmMark, SeatDots, Shares } from './pieces/marks';
import { useWords, type Words } from './say';

interface Props {
  state: ControlState;
  needed: ReadonlySet<number>;
  onOpen: (group: number) => void;
}

export function GameTiles({ state, needed, onOpen }: Props) {
  const t = useWords();
  if (state.groups.length === 0) {
    return (
      <section className="card">
        <Empty title={t('game.none')}>{t('game.none_say')}</Empty>
      </section>
    );
  }
  if (isLarge(state)) return <Many state={state} needed={needed} onOpen={onOpen} />;
  return (
    <ul className="games" aria-label={t('game.list')}>
      {state.groups.map((group) => (
        <li
          key={group.number}
          className={needed.has(group.number) ? 'card gtile gtile--warn' : 'card gtile'}
          data-testid={`game-${group.number}`}
        >
          <div className="gtile__line">
            <h3>
              <ArmMark arm={group.arm} />
              <button
                type="button"
                className="gtile__open"
                onClick={() => {
                  onOpen(group.number);
                }}
              >
                {t('game.title', { n: group.number })}
              </button>
            </h3>
            <GameClock group={group} icon />
          </div>
          <span className="number">
            {group.over
              ? t('game.over_say', { turns: group.turns, time: clock(group.elapsed_ms) })
              : turnSaid(t, group)}
          </span>
          <Shares federations={group.federations} />
          <SeatDots seats={seatsOf(state, group)} />
          <p>
            <Deciding group={group} />
          </p>
        </li>
      ))}
    </ul>
  );
}

const turnSaid = (t: Words, group: GroupRow): string =>
  t('game.turn', { turn: group.turn, turns: group.turns });

export function GameClock({ group, icon = false }: { group: GroupRow; icon?: boolean }) {
  const t = useWords();
  if (group.over) return <span className="dot dot--done">{t('game.over')}</span>;
  if (group.paused) {
    return (
      <span className="gtile__clock warn">
        {icon && <Icon name="pause" />} {t('game.paused')}
      </span>
    );
  }
  if (group.deadline_ms === null) return <span className="muted">{t('game.working')}</span>;
  return (
    <span className="gtile__clock number">
      {icon && <Icon name="clock" />} {clock(group.deadline_ms)}
    </span>
  );
}

const MOST_NAMED = 3;

function Deciding({ group }: { group: GroupRow }) {
  const t = useWords();
  if (group.over) return <span className="muted">{t('game.all_through')}</span>;
  if (group.deadline_ms === null && group.undecided.length === 0) return null;
  if (group.undecided.length === 0) return <span className="muted">{t('game.all_ready')}</span>;
  if (group.undecided.length > MOST_NAMED) {
    return <span className="muted">{t('game.deciding_n', { n: group.undecided.length })}</span>;
  }
  return <span className="muted">{t('game.deciding', { who: listed(group.undecided.map(callSign)) })}</span>;
}

function Many({ state, needed, onOpen }: Props) {
  const t = useWords();
  const [order, setOrder] = useState<Order>('needs');
  const groups = inOrder(state.groups, order, needed);
  return (
    <section className="card many" aria-labelledby="games-title">
      <div className="many__head">
        <h2 id="games-title">{t('game.count', { count: groups.length })}</h2>
        <OrderChoice order={order} onOrder={setOrder} />
        <p className="muted">
          {t('game.outlined', {
            need: needed.size,
            over: groups.filter((group) => group.over).length,
          })}
        </p>
      </div>
      <ul className="fifty" aria-label={t('game.list')}>
        {groups.map((group) => (
          <li key={group.number}>
            <Mini
              group={group}
              state={state}
              look={lookOf(state, group)}
              warn={needed.has(group.number)}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

const OrderChoice = memo(function OrderChoice({
  order,
  onOrder,
}: {
  order: Order;
  onOrder: (order: Order) => void;
}) {
  const t = useWords();
  return (
    <Segments
      label={t('game.sort')}
      value={order}
      segments={ORDERS.map((one) => ({ value: one, words: t(`game.by_${one}`), testid: `games-${one}` }))}
      onChoose={onOrder}
    />
  );
});

/** All that a small tile shows, in one text: while it stays the same there is nothing to draw. */
function lookOf(state: ControlState, group: GroupRow): string {
  const seconds = group.deadline_ms === null ? '' : Math.ceil(group.deadline_ms / 1000);
  const seats = group.people.map((number) => state.people[number - 1]?.state ?? '');
  const shares = group.federations.map((one) => Math.round(one.share * 100));
  return [group.turn, seconds, group.paused, group.over, group.bots, ...seats, ...shares].join();
}

interface MiniProps {
  group: GroupRow;
  state: ControlState;
  look: string;
  warn: boolean;
  onOpen: (group: number) => void;
}

const Mini = memo(
  function Mini({ group, state, warn, onOpen }: MiniProps) {
    const t = useWords();
    const kind = group.over ? ' mini--over' : warn ? ' mini--warn' : '';
    return (
      <div className={`mini${kind}`} data-testid={`game-${group.number}`}>
        <div className="gtile__line">
          <button
            type="button"
            className="gtile__open"
            aria-label={t('game.open', { n: group.number })}
            onClick={() => {
              onOpen(group.number);
            }}
          >
            {group.number}
          </button>
          <ArmMark arm={group.arm} />
          <span className="muted number">{t('game.short', { turn: group.turn, turns: group.turns })}</span>
          <span className="number mini__clock">
            {group.over ? t('game.over') : group.paused ? <Icon name="pause" size={12} /> : miniClock(group)}
          </span>
        </div>
        <Shares federations={group.federations} thin />
        <SeatDots seats={seatsOf(state, group)} />
      </div>
    );
  },
  (before, after) =>
    before.look === after.look &&
    before.warn === after.warn &&
    before.onOpen === after.onOpen &&
    before.group.number === after.group.number,
);

const miniClock = (group: GroupRow): string => (group.deadline_ms === null ? '…' : clock(group.deadline_ms));
