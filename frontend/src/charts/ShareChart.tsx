// The market shares of all federations, stacked to the whole market, one column for each turn.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import { Badge } from '../components/Badge';
import { COLOURS, letterOf, slotOf } from '../federation';
import { percent } from '../format';
import type { PlayerView } from '../generated/wire';
import { ChartFrame } from './ChartFrame';
import { canvasFill } from './fill';
import { heightFor, LETTER, stacked } from './stacked';
import { axis, FONT, Plot, type Colour, type PlotOptions } from './Plot';

export function ShareChart({ view }: { view: PlayerView }) {
  const { t, i18n } = useTranslation();
  const { turns, federations, rules } = view;
  const count = federations.length;

  const data = useMemo((): uPlot.AlignedData => {
    // The highest edge is drawn first and the lower ones over it.
    return [turns.map((turn) => turn.turn), ...stacked(turns, count).reverse()];
  }, [turns, count]);

  const options = useMemo(
    () =>
      (colour: Colour): PlotOptions => {
        const bars = uPlot.paths.bars?.({ size: [0.72, 56] });
        return {
          legend: { show: false },
          cursor: { show: false },
          scales: { x: { time: false, range: [0.4, rules.turns + 0.6] }, y: { range: [0, 100] } },
          axes: [
            axis(colour, t('chart.turn_axis'), { grid: { show: false }, incrs: [1, 2, 5, 10], space: 20 }),
            axis(colour, t('chart.shares_axis'), { size: 32, incrs: [25, 50] }),
          ],
          series: [
            {},
            ...Array.from({ length: count }, (_, index) => {
              const federation = count - index;
              return {
                ...(bars ? { paths: bars } : {}),
                fill: canvasFill(federation, colour, window.devicePixelRatio),
                stroke: colour('--surface'),
                width: 1,
                points: { show: false },
              };
            }),
          ],
          hooks: {
            draw: [
              (plot) => {
                drawLetters(plot, count, colour);
              },
            ],
          },
        };
      },
    [t, i18n.language, rules.turns, count], // eslint-disable-line react-hooks/exhaustive-deps -- t changes with the language
  );

  const table = {
    columns: [t('chart.turn_axis'), ...federations.map((federation) => federation.name)],
    rows: turns.map((turn) => [String(turn.turn), ...turn.shares.map((share) => percent(share, 1))]),
  };
  return (
    <ChartFrame
      level="h2"
      title={t('chart.shares')}
      table={table}
      empty={turns.length === 0 ? t('chart.shares_empty') : null}
    >
      <Plot options={options} data={data} height={heightFor(count)} label={t('chart.shares')} />
      <ul className="legend legend--even">
        {federations.map((federation) => (
          <li key={federation.federation}>
            <Badge federation={federation.federation} small /> {federation.name}
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

/** The federation's letter inside its part of a column, where it has room. Its pattern is there in any case. */
function drawLetters(plot: uPlot, count: number, colour: Colour): void {
  const ratio = window.devicePixelRatio;
  const { ctx } = plot;
  const [turns, ...edges] = plot.data;
  ctx.save();
  ctx.font = FONT.replace('12px', `600 ${11 * ratio}px`);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  turns.forEach((turn, at) => {
    for (let federation = 1; federation <= count; federation += 1) {
      const upper = edges[count - federation]?.[at] ?? 0;
      const lower = federation === 1 ? 0 : (edges[count - federation + 1]?.[at] ?? 0);
      const top = plot.valToPos(upper, 'y', true);
      const bottom = plot.valToPos(lower, 'y', true);
      if (bottom - top < LETTER * ratio) continue;
      const slot = slotOf(federation);
      const [x, y] = [plot.valToPos(turn, 'x', true), (top + bottom) / 2];
      if (federation > COLOURS) {
        // On the plain colour, not on the pattern.
        ctx.fillStyle = colour(`--fed-${slot}`);
        ctx.fillRect(x - 8 * ratio, y - 6 * ratio, 16 * ratio, 12 * ratio);
      }
      ctx.fillStyle = colour(`--fed-ink-${slot}`);
      ctx.fillText(letterOf(federation), x, y);
    }
  });
  ctx.restore();
}
