// How each figure is drawn. A figure that has no line here is shown as its table.
import * as Plot from '@observablehq/plot';
import type { GameValue, SeenDot, Summary } from '../../generated/api';
import { letterOf } from '../../federation';
import { freeRiding, staying } from './byFederation';
import { shown } from './numbers';
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
  rowsOf,
  SMALL,
  tickOf,
  whole,
  type Draw,
  type Scene,
} from './scene';

/** Arms beside each other, or below where there is no room. */
function side(scene: Scene, count: number): { facet: 'fx' | 'fy'; height: (one: number) => number } {
  const below = isNarrow(scene) || count > 3;
  return { facet: below ? 'fy' : 'fx', height: (one) => (below ? one * Math.max(1, count) : one) };
}

/** The name of each arm over its part of the figure, where there are several. */
function armTitles(scene: Scene, facet: 'fx' | 'fy'): Plot.Markish[] {
  const { arms } = scene.results;
  if (arms.length < 2) return [];
  return [
    Plot.text(arms, {
      [facet]: 'number',
      frameAnchor: 'top-left',
      dy: -16,
      text: (arm: (typeof arms)[number]) => `${scene.words.arm(arm.number)}  ${arm.title}`,
      fill: scene.paint('--text'),
      fontWeight: 600,
      fontSize: 12,
      textOverflow: 'ellipsis',
      lineWidth: Math.max(8, Math.floor(scene.width / (facet === 'fx' ? 7 * arms.length : 7))),
    }),
  ];
}

const marketShare: Draw = (scene) => {
  const rows = rowsOf(panelOf(scene.figure, 'market'), 'share');
  const { facet, height } = side(scene, scene.results.arms.length);
  const turns = Math.max(...rows.map((row) => at(row)), 1);
  const lettered = new Set([1, Math.ceil(turns / 2), turns]);
  // Of the highest first, so that the first federation lies at the bottom as in the players' own figure.
  const stack = {
    x: (row: Summary) => at(row),
    y: mean,
    [facet]: 'arm',
    order: (row: Summary) => at(row, 1),
  };
  return options(scene, {
    height: height(220) + 30,
    marginLeft: 38,
    marginTop: 28,
    marginBottom: 34,
    x: {
      type: 'band',
      label: scene.words.turn,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickSize: 0,
      padding: 0.18,
      domain: Array.from({ length: turns }, (_, i) => i + 1),
    },
    y: { domain: [0, 1], label: null, tickFormat: tickOf('share'), ticks: 4, tickSize: 0 },
    [facet]: { axis: null, padding: facet === 'fy' ? 0.2 : 0.1 },
    marks: [
      ...scene.federations.patterns,
      grid(scene, 'y', 4),
      Plot.barY(
        rows,
        Plot.stackY({
          ...stack,
          fill: (row: Summary) => scene.federations.fill(at(row, 1)),
          stroke: scene.paint('--surface'),
          strokeWidth: 1,
        }),
      ),
      Plot.text(
        rows,
        Plot.stackY({
          ...stack,
          text: (row: Summary) => (lettered.has(at(row)) && mean(row) > 0.07 ? letterOf(at(row, 1)) : ''),
          fill: (row: Summary) => scene.federations.ink(at(row, 1)),
          fontWeight: 700,
        } as Plot.TextOptions & Plot.StackOptions),
      ),
      ...armTitles(scene, facet),
    ],
  });
};

const contributions: Draw = (scene) => {
  const panel = panelOf(scene.figure, 'brought');
  const [quantity, quality] = [rowsOf(panel, 'quantity'), rowsOf(panel, 'quality')];
  const means = quantity.flatMap((row) => {
    const other = quality.find((one) => one.arm === row.arm && at(one) === at(row));
    return other ? [{ arm: row.arm, federation: at(row), x: mean(row), y: mean(other) }] : [];
  });
  const { facet, height } = side(scene, scene.results.arms.length);
  const [across, up] = panel.measures;
  return options(scene, {
    height: height(220) + 30,
    marginLeft: 44,
    marginTop: 28,
    marginBottom: 36,
    x: {
      domain: [0, 1],
      label: across ? scene.say(across.words.short) : null,
      labelAnchor: 'center',
      tickSize: 0,
      ticks: facet === 'fx' && scene.results.arms.length > 2 ? 2 : 4,
      labelArrow: 'none',
    },
    y: {
      domain: [0, 1],
      label: up ? scene.say(up.words.short) : null,
      labelAnchor: 'center',
      tickSize: 0,
      ticks: facet === 'fx' && scene.results.arms.length > 2 ? 2 : 4,
      labelArrow: 'none',
    },
    [facet]: { axis: null, padding: facet === 'fy' ? 0.2 : 0.1 },
    marks: [
      grid(scene, 'x', 4),
      grid(scene, 'y', 4),
      Plot.dot(scene.figure.dots, {
        x: (dot: SeenDot) => dot.values[0] ?? 0,
        y: (dot: SeenDot) => dot.values[1] ?? 0,
        [facet]: 'arm',
        r: 2.2,
        fill: (dot: SeenDot) => scene.federations.plain(at(dot)),
        fillOpacity: 0.65,
      }),
      ...letters(scene, means, (row) => row.federation, { x: 'x', y: 'y', [facet]: 'arm' }),
      ...armTitles(scene, facet),
    ],
  });
};

/** How far the arms of one third stand from each other. */
const SPREAD = 0.34;

/** Spreads dots that would lie on each other, the same way each time. */
const scattered = (index: number): number => (((index * 7919) % 101) / 101 - 0.5) * 0.16;

const profit: Draw = (scene) => {
  const rows = rowsOf(panelOf(scene.figure, 'thirds'), 'third_profit_cents');
  const x = (row: Summary): number => at(row) + beside(scene, row.arm, SPREAD);
  const [dark, faint] = [scene.paint('--other-1'), scene.paint('--other-3')];
  return options(scene, {
    height: 240,
    marginLeft: 56,
    marginBottom: 36,
    marginRight: 34,
    x: {
      domain: [0.5, 3.5],
      ticks: [1, 2, 3],
      tickFormat: (third: number) =>
        (isNarrow(scene) ? scene.words.shortThirds : scene.words.thirds)[third - 1] ?? '',
      tickSize: 0,
      label: scene.say(scene.figure.words.short),
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: { label: null, tickFormat: tickOf('cents'), ticks: 5, tickSize: 0, nice: true },
    marks: [
      grid(scene, 'y', 5),
      Plot.ruleY([0], { stroke: scene.paint('--line-strong') }),
      Plot.dot(scene.figure.dots, {
        x: (dot: SeenDot, index: number) => at(dot) + beside(scene, dot.arm, SPREAD) + scattered(index),
        y: (dot: SeenDot) => dot.values[0] ?? 0,
        r: 2,
        fill: faint,
        fillOpacity: 0.6,
      }),
      Plot.ruleX(rows.filter(whole), { x, y1: low, y2: high, stroke: dark, strokeWidth: 2 }),
      ...armDots(scene, rows, { x, y: mean }),
      Plot.text(scene.results.arms.length > 2 ? [] : rows, {
        x,
        y: mean,
        dx: 10,
        textAnchor: 'start',
        text: (row: Summary) => shown('cents', mean(row)).replace(/\.\d\d$/, ''),
        fill: scene.paint('--text'),
        stroke: scene.paint('--surface'),
        strokeWidth: 3,
        fontWeight: 700,
      }),
    ],
  });
};

const evenness: Draw = (scene) => {
  const panel = panelOf(scene.figure, 'evenness');
  const title = new Map(panel.measures.map((one) => [one.name, scene.say(one.words.short)]));
  const dark = scene.paint('--other-1');
  const place = { fy: 'measure', y: (row: Summary) => row.arm };
  const measures = panel.measures.map((one) => one.name);
  return options(scene, {
    height:
      2 * (48 + (scene.results.arms.length > 2 ? 36 : 26) * Math.max(1, scene.results.arms.length)) + 20,
    marginLeft: 64,
    marginTop: 30,
    marginRight: 24,
    x: { domain: [0, 1], label: null, ticks: 5, tickSize: 0 },
    y: {
      type: 'band',
      label: null,
      tickSize: 0,
      tickFormat: scene.words.arm,
      domain: scene.results.arms.map((arm) => arm.number),
    },
    fy: { axis: null, domain: measures, padding: 0.45 },
    marks: [
      grid(scene, 'x', 5),
      Plot.text(measures, {
        fy: (name: string) => name,
        frameAnchor: 'top-left',
        dx: -56,
        dy: -16,
        text: (name: string) => title.get(name) ?? '',
        fill: scene.paint('--text'),
        fontWeight: 600,
        fontSize: 12,
      }),
      Plot.dot(panel.games, {
        fy: 'measure',
        x: (row: GameValue) => row.value,
        y: (row: GameValue) => row.arm,
        r: 2,
        fill: scene.paint('--other-3'),
      }),
      Plot.ruleY(panel.summaries.filter(whole), {
        ...place,
        x1: (row: Summary) => Math.max(0, low(row) ?? 0),
        x2: (row: Summary) => Math.min(1, high(row) ?? 1),
        stroke: dark,
        strokeWidth: 2,
      }),
      ...armDots(scene, panel.summaries, { ...place, x: mean }),
      Plot.text(panel.summaries, {
        ...place,
        x: mean,
        dy: -13,
        text: (row: Summary) => shown('index', mean(row)),
        fill: scene.paint('--text'),
        fontWeight: 700,
      }),
    ],
  });
};

const debts: Draw = (scene) => {
  const rows = rowsOf(panelOf(scene.figure, 'owed'), 'regret_cents');
  const federations = [...new Set(rows.map((row) => at(row, 1)))].sort((one, other) => one - other);
  const dark = scene.paint('--other-1');
  const own = { x: (row: Summary) => at(row), fy: (row: Summary) => at(row, 1) };
  // Games that still run have not come as far: each line ends where it ends.
  const ends = rows.filter(
    (row) =>
      !rows.some((other) => other.arm === row.arm && at(other, 1) === at(row, 1) && at(other) > at(row)),
  );
  const lastTurn = Math.max(...rows.map((row) => at(row)), 2);
  return options(scene, {
    height: 200 * Math.max(1, federations.length) + 40,
    marginLeft: 60,
    marginRight: 62,
    marginTop: 20,
    marginBottom: 34,
    x: {
      label: scene.words.turn,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickSize: 0,
      domain: [1, lastTurn],
      ticks: Math.min(10, lastTurn),
      tickFormat: (turn: number) => (Number.isInteger(turn) ? String(turn) : ''),
    },
    // Where nothing is owed the line lies at the bottom, and not in the middle of nowhere.
    y: {
      label: null,
      tickFormat: tickOf('cents'),
      tickSize: 0,
      ticks: 4,
      domain: [0, Math.max(1_000, ...rows.map((row) => high(row) ?? mean(row)))],
      nice: true,
    },
    fy: { axis: null, padding: 0.2 },
    marks: [
      grid(scene, 'y', 4),
      ...scene.results.arms.flatMap((arm, order): Plot.Markish[] => {
        const line = rows.filter((row) => row.arm === arm.number);
        const dashed = order === 0 ? {} : { strokeDasharray: order === 1 ? '6 4' : '2 3' };
        return [
          Plot.areaY(line.filter(whole), {
            ...own,
            y1: (row: Summary) => Math.max(0, low(row) ?? 0),
            y2: (row: Summary) => Math.max(0, high(row) ?? 0),
            fill: dark,
            fillOpacity: order === 0 ? 0.13 : 0.07,
          }),
          Plot.lineY(line, { ...own, y: mean, stroke: dark, strokeWidth: 2.5, ...dashed }),
        ];
      }),
      ...armDots(scene, ends, { ...own, y: mean }),
      ...scene.results.arms.map((arm, order) =>
        Plot.text(
          ends.filter((row) => row.arm === arm.number),
          {
            ...own,
            y: mean,
            dx: 10,
            // Lines that end together have their names below each other.
            dy: 13 * (order - (scene.results.arms.length - 1) / 2),
            textAnchor: 'start',
            text: (row: Summary) =>
              scene.results.arms.length > 1 ? scene.words.arm(row.arm) : shown('cents', mean(row)),
            fill: scene.paint('--text'),
            fontWeight: 700,
            fontSize: SMALL,
          },
        ),
      ),
      ...(federations.length > 1
        ? letters(scene, federations, (number) => number, {
            fy: (number: number) => number,
            frameAnchor: 'top-left',
            dx: 10,
          })
        : []),
    ],
  });
};

export const DRAWN: Readonly<Record<string, Draw>> = {
  market_share: marketShare,
  contributions,
  profit,
  evenness,
  staying,
  free_riding: freeRiding,
  debts,
};
