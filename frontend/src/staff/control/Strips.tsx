// Amounts of money by arm on one line each: a dot for every game or person, stacked where they are alike, and a bar at the
// middle. The first arm is full, the others are open; the same numbers as a table.
import { listed, money } from '../../format';
import { marks, stacked, type ArmAmounts } from './model/debrief';
import { useWords } from './say';

interface Props {
  arms: readonly ArmAmounts[];
  title: string;
  /** The column of the middle: mean or median; and that of how many. */
  middle: string;
  count: string;
}

const WIDTH = 440;
const LEFT = 46;
const RIGHT = 26;
const LINE = 22;
const AXIS = 30;
const BINS = 46;

export function Strips({ arms, title, middle, count }: Props) {
  const t = useWords();
  const all = arms.flatMap((arm) => arm.values);
  const axis = marks(all);
  const low = axis[0] ?? 0;
  const high = axis.at(-1) ?? 1;
  const dots = arms.map((arm) => stacked(arm.values, low, high, BINS));
  const tallest = Math.max(...dots.flat().map((dot) => dot.height)) + 1;
  // A dot is as large as its bin, unless so many stand on each other that the line would be too high.
  const size = Math.min((WIDTH - LEFT - RIGHT) / BINS, 110 / tallest);
  const room = Math.max(36, tallest * size + LINE);
  const x = (value: number): number =>
    LEFT + ((value - low) / Math.max(1, high - low)) * (WIDTH - LEFT - RIGHT);
  const height = arms.length * room + AXIS;
  const told = arms.map((arm) => `${t('need.arm', { n: arm.arm })}: ${money(Math.round(arm.middle))}`);
  return (
    <>
      <svg
        className="strips"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${title}. ${listed(told)}`}
      >
        {axis.map((value) => (
          <g key={value}>
            <line className="strips__grid" x1={x(value)} x2={x(value)} y1={0} y2={height - AXIS} />
            <text className="axis" x={x(value)} y={height - 8} textAnchor="middle">
              {money(value).replace(/\.00$/, '')}
            </text>
          </g>
        ))}
        {arms.map((arm, row) => {
          const floor = (row + 1) * room - 8;
          return (
            <g key={arm.arm} className={arm.arm === 1 ? 'strips__arm' : 'strips__arm strips__arm--open'}>
              <circle className="strips__ring" cx={18} cy={floor - 10} r={12} />
              <text className="strips__number" x={18} y={floor - 5} textAnchor="middle">
                {arm.arm}
              </text>
              {dots[row]?.map((dot, index) => (
                <circle
                  key={index}
                  className="strips__dot"
                  cx={LEFT + ((dot.bin + 0.5) * (WIDTH - LEFT - RIGHT)) / BINS}
                  cy={floor - (dot.height + 0.5) * size}
                  r={Math.max(1.5, size / 2 - 1)}
                />
              ))}
              <line
                className="strips__middle"
                x1={x(arm.middle)}
                x2={x(arm.middle)}
                y1={floor - room + 14}
                y2={floor + 3}
              />
            </g>
          );
        })}
      </svg>
      <details className="wall__table">
        <summary>{t('projector.table')}</summary>
        <table className="table" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('projector.arm')}</th>
              <th scope="col">{count}</th>
              <th scope="col">{middle}</th>
            </tr>
          </thead>
          <tbody>
            {arms.map((arm) => (
              <tr key={arm.arm}>
                <th scope="row">{arm.arm}</th>
                <td className="number">{arm.values.length}</td>
                <td className="number">{money(Math.round(arm.middle))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
