// All participants: looked for, filtered, in groups, in an order that stays while one reads; chosen with a press, a click
// or the keyboard, and what can be done with the chosen ones above them.
import { useMemo, useRef, useState } from 'react';
import { Icon } from '../../components/Icon';
import type { ControlState } from '../../generated/wire';
import { useWidth } from '../../wiring/hooks';
import { Empty } from '../parts/Empty';
import type { Block } from './model/arrange';
import type { ChosenMove } from './model/moves';
import { ChosenBar } from './ChosenBar';
import { KeysPanel } from './KeysPanel';
import { BlockBand } from './BlockBand';
import { ListFilters } from './ListFilters';
import { PeopleRows, type Room, type RowMoves } from './PeopleRows';
import { useWords } from './say';
import { useKeys } from './useKeys';
import { STEP, useList } from './useList';

interface Props {
  state: ControlState;
  needed: ReadonlySet<number>;
  busy: boolean;
  onMove: (move: ChosenMove) => void;
  onMessage: (numbers: readonly number[]) => void;
  onPerson: (number: number) => void;
}

const COLUMNS: Record<Room, number> = { all: 10, some: 6, few: 5 };

/** Widths at which a row shows all, and at which it shows no more than the least. */
const ALL_PX = 900;
const FEW_PX = 520;

/** More rows than these are drawn only in sight. */
const MOST_DRAWN = 100;

function roomOf(width: number): Room {
  if (width === 0 || width >= ALL_PX) return 'all';
  return width >= FEW_PX ? 'some' : 'few';
}

export function PeopleList({ state, needed, busy, onMove, onMessage, onPerson }: Props) {
  const t = useWords();
  const list = useList(state, needed);
  const [cursor, setCursor] = useState<number | null>(null);
  const [keysOpen, setKeysOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const { choose } = list;
  const [place, width] = useWidth();
  const room = roomOf(width);
  const rowMoves = useMemo<RowMoves>(
    () => ({ choose, open: onPerson, stand: setCursor }),
    [choose, onPerson],
  );
  const shown = list.blocks.flatMap((block) => list.rowsOf(block));
  const stand = (number: number): void => {
    setCursor(number);
    table.current?.querySelector<HTMLElement>(`[data-row="${number}"]`)?.focus();
  };
  const keys = useKeys({
    step: (by) => {
      const at = cursor === null ? -1 : shown.indexOf(cursor);
      const next = shown[Math.min(shown.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
      if (next !== undefined) stand(next);
    },
    choose: () => {
      if (cursor !== null) choose([cursor], !list.chosen.has(cursor));
    },
    chooseAll: () => {
      choose(shown, true);
    },
    open: () => {
      if (cursor !== null) onPerson(cursor);
    },
    message: () => {
      const to = list.chosen.size > 0 ? [...list.chosen] : cursor === null ? [] : [cursor];
      if (to.length > 0) onMessage(to);
    },
    search: () => {
      search.current?.focus();
    },
    leave: () => {
      choose([...list.chosen], false);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setCursor(null);
    },
    help: () => {
      setKeysOpen(true);
    },
  });
  if (state.people.length === 0) {
    return (
      <section className="card">
        <Empty title={t('list.none')}>{t('list.none_say')}</Empty>
      </section>
    );
  }
  return (
    <section className="card people" aria-labelledby="people-title" data-testid="people">
      <h2 id="people-title" className="hidden">
        {t('list.title')}
      </h2>
      <ListFilters
        state={state}
        list={list}
        search={search}
        onKeys={() => {
          setKeysOpen(true);
        }}
      />
      {list.chosen.size > 0 && (
        <ChosenBar
          state={state}
          chosen={list.chosen}
          busy={busy}
          onMove={onMove}
          onMessage={() => {
            onMessage([...list.chosen]);
          }}
          onNone={() => {
            choose([...list.chosen], false);
          }}
        />
      )}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- they only hold the order of the rows while somebody reads them */}
      <div
        ref={place}
        onPointerEnter={(event) => {
          if (event.pointerType === 'mouse') list.setHeld(true);
        }}
        onPointerLeave={() => {
          list.setHeld(false);
        }}
        onFocus={() => {
          list.setHeld(true);
        }}
        onBlur={() => {
          list.setHeld(false);
        }}
      >
        {list.blocks.length === 0 ? (
          <div className="people__none">
            <Empty
              title={t('list.none_found')}
              actions={
                <button
                  type="button"
                  className="button button--small"
                  onClick={() => {
                    list.look({ search: '', filter: 'all' });
                  }}
                >
                  {t('list.show_all')}
                </button>
              }
            >
              {t('list.none_found_say')}
            </Empty>
          </div>
        ) : (
          <table ref={table} className={`ctab ctab--${room}`} aria-label={t('list.title')}>
            <Head
              room={room}
              all={shown.length > 0 && shown.every((number) => list.chosen.has(number))}
              onAll={(on) => {
                choose(shown, on);
              }}
            />
            {list.blocks.map((block) => (
              <BlockRows
                key={`${list.view.grouping}:${block.key}`}
                state={state}
                room={room}
                block={block}
                needed={needed}
                list={list}
                cursor={cursor}
                moves={rowMoves}
                lazy={shown.length > MOST_DRAWN}
              />
            ))}
          </table>
        )}
      </div>
      <KeysPanel
        open={keysOpen}
        on={keys.on}
        onSwitch={keys.set}
        onClose={() => {
          setKeysOpen(false);
        }}
      />
    </section>
  );
}

function Head({ room, all, onAll }: { room: Room; all: boolean; onAll: (on: boolean) => void }) {
  const t = useWords();
  return (
    <thead>
      <tr>
        <th scope="col" className="ctab__box">
          <input
            type="checkbox"
            aria-label={t('list.choose_all')}
            data-testid="choose-all"
            checked={all}
            onChange={(event) => {
              onAll(event.target.checked);
            }}
          />
        </th>
        <th scope="col" className="ctab__who">
          {t('list.participant')}
        </th>
        <th scope="col" className="ctab__state">
          {t('list.state')}
        </th>
        {room === 'all' && <th scope="col">{t('list.step')}</th>}
        {room === 'all' && <th scope="col">{t('list.last')}</th>}
        {room !== 'few' && <th scope="col">{t('list.waits')}</th>}
        <th scope="col" className="num ctab__money">
          {t('list.money')}
        </th>
        {room === 'all' && <th scope="col">{t('list.connection')}</th>}
        {room === 'all' && (
          <th scope="col" className="ctab__device">
            {t('list.device')}
          </th>
        )}
        <td className="ctab__more" />
      </tr>
    </thead>
  );
}

interface BlockProps {
  state: ControlState;
  room: Room;
  block: Block;
  needed: ReadonlySet<number>;
  list: ReturnType<typeof useList>;
  cursor: number | null;
  moves: RowMoves;
  lazy: boolean;
}

function BlockRows({ state, room, block, needed, list, cursor, moves, lazy }: BlockProps) {
  const t = useWords();
  const rows = list.rowsOf(block);
  const rest = list.isOpen(block) ? block.numbers.length - rows.length : 0;
  return (
    <>
      {list.view.grouping !== 'none' && (
        <BlockBand
          state={state}
          columns={COLUMNS[room]}
          block={block}
          grouping={list.view.grouping}
          needed={needed}
          open={list.isOpen(block)}
          chosen={list.chosen}
          onFold={() => {
            list.fold(block);
          }}
          onChoose={(on) => {
            moves.choose(block.numbers, on);
          }}
        />
      )}
      <PeopleRows
        state={state}
        room={room}
        numbers={rows}
        chosen={list.chosen}
        cursor={cursor}
        moves={moves}
        lazy={lazy}
      />
      {rest > 0 && (
        <tbody>
          <tr className="ctab__rest">
            <td colSpan={COLUMNS[room]}>
              <button
                type="button"
                className="plainlink"
                onClick={() => {
                  list.showMore(block);
                }}
              >
                <Icon name="chevron" size={12} /> {t('list.more', { n: Math.min(rest, STEP) })}
              </button>
            </td>
          </tr>
        </tbody>
      )}
    </>
  );
}
