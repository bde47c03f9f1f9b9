// A small line of accuracies in SVG: over the cycles of a federation, or over the rounds of a running training.
import { percent } from '../format';

interface Props {
  label: string;
  /** Accuracies in [0, 1], one for each step from 1. */
  values: readonly number[];
  /** How many steps the axis has room for. */
  steps: number;
  axisX: string;
  axisY: string;
  colour: string;
}

const WIDTH = 320;
const HEIGHT = 132;
const LEFT = 34;
const RIGHT = 14;
const TOP = 26;
const BOTTOM = 100;

export function LineChart({ label, values, steps, axisX, axisY, colour }: Props) {
  const last = Math.max(1, steps - 1);
  const x = (index: number): number => LEFT + 22 + ((WIDTH - LEFT - RIGHT - 22) * index) / last;
  const y = (value: number): number => BOTTOM - (BOTTOM - TOP) * value;
  const points = values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
  const final = values.at(-1);
  const every = Math.max(1, Math.ceil(steps / 8));
  return (
    <svg className="line-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 0.5, 1].map((value) => (
        <g key={value}>
          <line className="line-chart__grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text className="axis" x={LEFT - 6} y={y(value) + 4} textAnchor="end">
            {value * 100}
          </text>
        </g>
      ))}
      <text className="axis" x={0} y={9}>
        {axisY}
      </text>
      {Array.from({ length: steps }, (_, index) =>
        index % every === 0 ? (
          <text key={index} className="axis" x={x(index)} y={BOTTOM + 15} textAnchor="middle">
            {index + 1}
          </text>
        ) : null,
      )}
      <text className="axis" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 3} textAnchor="middle">
        {axisX}
      </text>
      <polyline className="line-chart__line" points={points} style={{ stroke: colour }} />
      {values.map((value, index) => (
        <circle
          key={index}
          cx={x(index)}
          cy={y(value)}
          r="3.5"
          style={{ fill: colour }}
          className="line-chart__dot"
        />
      ))}
      {final !== undefined && (
        <text
          className="line-chart__value"
          x={Math.min(x(values.length - 1), WIDTH - 18)}
          y={y(final) - 8}
          textAnchor="middle"
        >
          {percent(final)}
        </text>
      )}
    </svg>
  );
}
