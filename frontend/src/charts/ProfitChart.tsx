// Profit since the start, turn by turn: the three highest at that time, and the own.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../format';
import type { PlayerView } from '../generated/wire';
import { useWidth } from '../wiring/hooks';
import { ChartFrame } from './ChartFrame';
import { namedTurns, ticks } from './ticks';

const PLACES = [1, 2, 3] as const;

export const ProfitChart = memo(function ProfitChart({ turns, rules }: Pick<PlayerView, 'turns' | 'rules'>) {
  const { t } = useTranslation();
  const shown = turns.some((turn) => turn.top_profits_cents !== null) ? PLACES : [];
  const lines: Line[] = [
    ...shown.map((place) => ({
      name: String(place),
      values: [0, ...turns.map((turn) => optional(turn.top_profits_cents?.[place - 1]))],
    })),
    { name: 'you', values: [0, ...turns.map((turn) => turn.my_profit_cents / 100)] },
  ];
  const table = {
    columns: [t('chart.turn_axis'), ...shown.map((n) => t('chart.profit_top', { n })), t('chart.profit_you')],
    rows: turns.map((turn) => [
      String(turn.turn),
      ...shown.map((place) => optionalMoney(turn.top_profits_cents?.[place - 1])),
      money(turn.my_profit_cents),
    ]),
  };
  return (
    <ChartFrame
      level="h2"
      title={t('chart.profit')}
      table={table}
      empty={turns.length === 0 ? t('chart.profit_empty') : null}
    >
      <Lines
        label={t('chart.profit')}
        lines={lines}
        turns={rules.turns}
        axisX={t('chart.turn_axis')}
        axisY={t('chart.profit_axis')}
      />
      <ul className="legend">
        <li>
          <span className="legend__line legend__line--you" aria-hidden="true" /> {t('chart.profit_you')}
        </li>
        {shown.map((place) => (
          <li key={place}>
            <span className={`legend__line legend__line--${place}`} aria-hidden="true" />{' '}
            {t('chart.profit_top', { n: place })}
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
});

const optional = (cents: number | undefined): number | null => (cents === undefined ? null : cents / 100);
const optionalMoney = (cents: number | undefined): string => (cents === undefined ? '' : money(cents));

interface Line {
  readonly name: string;
  /** In dollars, for each turn from 0; null where it is not known. */
  readonly values: readonly (number | null)[];
}

interface Props {
  label: string;
  lines: readonly Line[];
  turns: number;
  axisX: string;
  axisY: string;
}

const HEIGHT = 190;
const LEFT = 46;
const RIGHT = 8;
const TOP = 22;
const BOTTOM = HEIGHT - 36;
const MOST_TICKS = 5;
const MOST_NAMED = 12;

function Lines({ label, lines, turns, axisX, axisY }: Props) {
  const [measure, width] = useWidth();
  const values = lines.flatMap((line) => line.values).filter((value) => value !== null);
  const [low, high] = padded(values);
  const x = (turn: number): number => LEFT + ((width - LEFT - RIGHT) * turn) / turns;
  const y = (value: number): number => BOTTOM - ((BOTTOM - TOP) * (value - low)) / (high - low);
  return (
    <div className="lines" style={{ height: HEIGHT }} ref={measure}>
      {width > 0 && (
        <svg className="number" width={width} height={HEIGHT} role="img" aria-label={label}>
          <text className="axis" x={0} y={11}>
            {axisY}
          </text>
          {ticks(low, high, MOST_TICKS).map((value) => (
            <g key={value}>
              <line className="lines__grid" x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
              <text className="axis" x={LEFT - 6} y={y(value) + 4} textAnchor="end">
                {value.toLocaleString('en-US')}
              </text>
            </g>
          ))}
          {[0, ...namedTurns(turns, MOST_NAMED)].map((turn) => (
            <text key={turn} className="axis" x={x(turn)} y={BOTTOM + 16} textAnchor="middle">
              {turn}
            </text>
          ))}
          <text className="axis" x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 4} textAnchor="middle">
            {axisX}
          </text>
          {lines.map((line) => (
            <polyline
              key={line.name}
              className={`lines__line lines__line--${line.name}`}
              points={line.values
                .flatMap((value, turn) => (value === null ? [] : [`${x(turn)},${y(value)}`]))
                .join(' ')}
            />
          ))}
          {lines.at(-1)?.values.map((value, turn) => (
            <circle key={turn} className="lines__dot" cx={x(turn)} cy={y(value ?? 0)} r="3.5" />
          ))}
        </svg>
      )}
    </div>
  );
}

/** A range that always shows zero, with some air. */
function padded(values: readonly number[]): [number, number] {
  const least = Math.min(0, ...values);
  const most = Math.max(10, ...values);
  const air = (most - least) * 0.08;
  return [least < 0 ? least - air : 0, most + air];
}
