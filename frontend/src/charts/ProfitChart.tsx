// Profit since the start, turn by turn: the three highest at that time, and the own.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import { money } from '../format';
import type { PlayerView } from '../generated/wire';
import { ChartFrame } from './ChartFrame';
import { axis, Plot, type Colour, type PlotOptions } from './Plot';

const PLACES = [1, 2, 3] as const;
const DASHES: Record<(typeof PLACES)[number], number[]> = { 1: [], 2: [6, 4], 3: [2, 3] };

export function ProfitChart({ view }: { view: PlayerView }) {
  const { t, i18n } = useTranslation();
  const { turns, rules } = view;
  const shown = turns.some((turn) => turn.top_profits_cents !== null) ? PLACES : [];
  const places = shown.length;

  const data = useMemo((): uPlot.AlignedData => {
    const top = PLACES.slice(0, places).map((place) => [
      0,
      ...turns.map((turn) => (turn.top_profits_cents?.[place - 1] ?? Number.NaN) / 100),
    ]);
    return [
      [0, ...turns.map((turn) => turn.turn)],
      ...top,
      [0, ...turns.map((turn) => turn.my_profit_cents / 100)],
    ];
  }, [turns, places]);

  const options = useMemo(
    () =>
      (colour: Colour): PlotOptions => ({
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: [0, rules.turns] }, y: { range: padded } },
        axes: [
          axis(colour, t('chart.turn_axis'), { grid: { show: false }, incrs: [1, 2, 5, 10], space: 20 }),
          axis(colour, t('chart.profit_axis'), { size: 46 }),
        ],
        series: [
          {},
          ...PLACES.slice(0, places).map((place) => ({
            stroke: colour(`--other-${place}`),
            width: 1.5,
            dash: DASHES[place],
            points: { show: false },
          })),
          { stroke: colour('--you'), width: 3, points: { show: true, size: 7, fill: colour('--you') } },
        ],
      }),
    [t, i18n.language, rules.turns, places], // eslint-disable-line react-hooks/exhaustive-deps -- t changes with the language
  );

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
      <Plot options={options} data={data} height={190} label={t('chart.profit')} />
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
}

const optionalMoney = (cents: number | undefined): string => (cents === undefined ? '' : money(cents));

/** A range that always shows zero, with some air. */
function padded(_plot: uPlot, low: number, high: number): [number, number] {
  const least = Math.min(0, low);
  const most = Math.max(10, high);
  const air = (most - least) * 0.08;
  return [least < 0 ? least - air : 0, most + air];
}
