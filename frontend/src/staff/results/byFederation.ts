// Figures with a line for each federation: how long members stay, and what goes to those who ride free.
import * as Plot from '@observablehq/plot';
import type { SeenPanel, Summary } from '../../generated/api';
import {
  armDots,
  at,
  beside,
  grid,
  high,
  isNarrow,
  letters,
  low,
  mean,
  options,
  panelOf,
  tickOf,
  whole,
  type Draw,
  type Scene,
} from './scene';

/** Federations below each other, arms on one line, for one measure after the other. */
function byFederation(
  scene: Scene,
  panel: SeenPanel,
  measures: readonly string[],
  most?: number,
): Plot.PlotOptions {
  const rows = panel.summaries.filter((row) => measures.includes(row.measure));
  const count = Math.max(...rows.map((row) => at(row)), 1);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const below = isNarrow(scene);
  const several = measures.length > 1;
  const facet = below ? 'fy' : 'fx';
  const own = panel.measures.find((one) => one.name === measures[0]);
  const title = new Map(panel.measures.map((one) => [one.name, scene.say(one.words.name)]));
  const lift = (arm: number): number => beside(scene, arm, scene.results.arms.length > 2 ? 0.62 : 0.34);
  const y = (row: Summary): number => at(row) + lift(row.arm);
  // Beside each other, one column of letters is for all.
  const lettered = several && !below ? measures.slice(0, 1) : measures;
  const facets = several ? { [facet]: 'measure' } : {};
  return options(scene, {
    height:
      (Math.max(26, 15 * scene.results.arms.length) * count + 70) * (several && below ? measures.length : 1),
    marginLeft: 34,
    marginTop: several ? 28 : 12,
    marginBottom: 36,
    marginRight: 20,
    x: {
      ...(most === undefined ? {} : { domain: [0, most] }),
      zero: true,
      nice: true,
      label: own ? scene.say(own.words.short) : null,
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: 5,
      tickSize: 0,
      tickFormat: tickOf(own?.unit ?? 'level'),
    },
    y: { domain: [0.4, count + 0.6], reverse: true, axis: null },
    [facet]: { axis: null, ...(several ? { domain: [...measures] } : {}), padding: 0.14 },
    marks: [
      grid(scene, 'x', 5),
      ...letters(
        scene,
        lettered.flatMap((measure) => numbers.map((federation) => ({ measure, federation }))),
        (row) => row.federation,
        {
          ...facets,
          y: 'federation',
          frameAnchor: 'left',
          dx: -18,
        },
      ),
      Plot.ruleY(rows.filter(whole), {
        ...facets,
        y,
        x1: (row: Summary) => Math.max(0, low(row) ?? 0),
        x2: high,
        stroke: scene.paint('--other-2'),
        strokeWidth: 1.5,
        clip: true,
      }),
      ...armDots(scene, rows, { ...facets, x: mean, y }),
      ...(several
        ? [
            Plot.text([...measures], {
              [facet]: (name: string) => name,
              frameAnchor: 'top-left',
              dy: -16,
              text: (name: string) => title.get(name) ?? '',
              fill: scene.paint('--text'),
              fontWeight: 600,
              fontSize: 12,
            }),
          ]
        : []),
    ],
  });
}

export const staying: Draw = (scene) =>
  byFederation(scene, panelOf(scene.figure, 'stays'), ['cycles_stayed']);

export const freeRiding: Draw = (scene) =>
  byFederation(scene, panelOf(scene.figure, 'riding'), ['to_free_riders', 'for_no_gain'], 1);
