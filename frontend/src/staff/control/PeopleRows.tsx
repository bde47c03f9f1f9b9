// The rows of one block of the list. A row is drawn anew only when its texts change, and of very many rows only those in
// sight are there: a state of 400 people comes twice a second.
import { memo, useEffect, useRef, useState } from 'react';
import { Icon } from '../../components/Icon';
import type { ControlState } from '../../generated/wire';
import { rowView, type Link, type RowView } from './model/row';
import { StateDot } from './pieces/marks';
import { useWords } from './say';

export interface RowMoves {
  readonly choose: (numbers: readonly number[], on: boolean) => void;
  readonly open: (number: number) => void;
  readonly stand: (number: number) => void;
}

/** How much of a row there is room for: all of it, what one must know, or the least. */
export type Room = 'all' | 'some' | 'few';

interface Props {
  state: ControlState;
  room: Room;
  numbers: readonly number[];
  chosen: ReadonlySet<number>;
  cursor: number | null;
  moves: RowMoves;
  /** There are so many rows that only those in sight are drawn. */
  lazy: boolean;
}

const CHUNK = 25;

export function PeopleRows({ numbers, ...rest }: Props) {
  const chunks = Array.from({ length: Math.ceil(numbers.length / CHUNK) }, (_, index) => index * CHUNK);
  return chunks.map((start) => <Chunk key={start} {...rest} numbers={numbers.slice(start, start + CHUNK)} />);
}

/** Rows that are out of sight give way to an empty one of their height, where `lazy`; but never the row one stands on. */
function Chunk({ lazy, ...rows }: Props) {
  const place = useRef<HTMLTableSectionElement>(null);
  const [away, setAway] = useState<number | null>(null);
  useEffect(() => {
    if (!lazy || typeof IntersectionObserver === 'undefined' || place.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        setAway(last === undefined || last.isIntersecting ? null : last.boundingClientRect.height);
      },
      { rootMargin: '400px' },
    );
    observer.observe(place.current);
    return () => {
      observer.disconnect();
    };
  }, [lazy]);
  const empty = lazy && away !== null && (rows.cursor === null || !rows.numbers.includes(rows.cursor));
  return (
    <tbody ref={place}>
      {empty ? (
        <tr aria-hidden="true">
          <td className="ctab__away" style={{ height: away }} />
        </tr>
      ) : (
        <Rows {...rows} />
      )}
    </tbody>
  );
}

function Rows({ state, room, numbers, chosen, cursor, moves }: Omit<Props, 'lazy'>) {
  const t = useWords();
  return numbers.map((number) => {
    const person = state.people[number - 1];
    if (!person) return null;
    return (
      <Row
        key={number}
        {...rowView(t, state, person)}
        room={room}
        chosen={chosen.has(number)}
        cursor={cursor === number}
        moves={moves}
      />
    );
  });
}

interface RowProps extends RowView {
  room: Room;
  chosen: boolean;
  cursor: boolean;
  moves: RowMoves;
}

const Row = memo(function Row({ number, sign, room, chosen, cursor, moves, asks, ...row }: RowProps) {
  const t = useWords();
  const kind = [chosen && 'is-on', cursor && 'is-cursor'].filter(Boolean).join(' ');
  return (
    <tr
      className={kind}
      data-row={number}
      data-testid={`person-${number}`}
      tabIndex={cursor ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget) moves.stand(number);
      }}
    >
      <td>
        <input
          type="checkbox"
          aria-label={t('list.choose', { who: sign })}
          checked={chosen}
          onChange={(event) => {
            moves.choose([number], event.target.checked);
          }}
        />
      </td>
      <th scope="row">
        <button
          type="button"
          className="namelink"
          aria-label={t('list.open', { who: sign })}
          onClick={() => {
            moves.open(number);
          }}
        >
          {sign}
        </button>
        {row.label !== '' && <span className="ctab__label">{row.label}</span>}
      </th>
      <td>
        <StateDot state={row.state} />
      </td>
      {room === 'all' && <td>{row.step}</td>}
      {room === 'all' && <td className="muted">{row.last}</td>}
      {room !== 'few' && <td className={asks ? 'late' : 'muted'}>{row.waits}</td>}
      <td className="num">{row.money}</td>
      {room === 'all' && (
        <td>
          <Bars link={row.link} />{' '}
          <span className={asks && row.link === 'lost' ? 'late' : 'muted'}>{row.linkSaid}</span>
        </td>
      )}
      {room === 'all' && <td className="muted">{row.device}</td>}
      <td className="ctab__more">
        <button
          type="button"
          className="dotsbutton"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => {
            moves.open(number);
          }}
        >
          <Icon name="dots" />
        </button>
      </td>
    </tr>
  );
});

const LEVELS: Record<Link, number> = { here: 3, behind: 1, lost: 0, none: 0 };

function Bars({ link }: { link: Link }) {
  if (link === 'none') return null;
  return (
    <span className={`link link--${LEVELS[link]}`} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
