// What a figure is drawn from, and what several of them need: the scale of a unit, marks of arms, text.
import * as Plot from '@observablehq/plot';
import type { Results, SeenFigure, SeenPanel, Summary } from '../../generated/api';
import { money, percent } from '../../format';
import { shown, type Unit } from './numbers';
import type { Federations, Paint } from './paint';

export interface Scene {
  readonly figure: SeenFigure;
  readonly results: Results;
  readonly width: number;
  readonly paint: Paint;
  readonly federations: Federations;
  /** A text of the server in the language of the page. */
  readonly say: (words: { en: string; zh: string }) => string;
  readonly words: {
    readonly turn: string;
    readonly arm: (n: number) => string;
    readonly thirds: readonly string[];
    readonly shortThirds: readonly string[];
  };
}

export type Draw = (scene: Scene) => Plot.PlotOptions;

export const SMALL = 11;
const NARROW = 480;

export const isNarrow = ({ width }: Scene): boolean => width < NARROW;

export function panelOf(figure: SeenFigure, name: string): SeenPanel {
  const found = figure.panels.find((panel) => panel.name === name);
  if (!found) throw new Error(`figure ${figure.name} has no panel ${name}`);
  return found;
}

export const rowsOf = (panel: SeenPanel, measure: string): Summary[] =>
  panel.summaries.filter((row) => row.measure === measure);

export const mean = (row: Summary): number => row.interval.mean;
export const low = (row: Summary): number | null => row.interval.low;
export const high = (row: Summary): number | null => row.interval.high;
export const at = (row: { at: number[] }, place = 0): number => row.at[place] ?? 0;
export const whole = (row: Summary): boolean => row.interval.low !== null;

/** What all figures share: size of letters, colours of axes, no colours of a scale but our own. */
export function options(scene: Scene, more: Plot.PlotOptions): Plot.PlotOptions {
  return {
    width: scene.width,
    style: {
      background: 'none',
      color: scene.paint('--muted'),
      fontSize: `${SMALL}px`,
      fontFamily: 'system-ui, sans-serif',
    },
    color: { type: 'identity' },
    ...more,
  };
}

/** Lines behind the marks, at the ticks of a scale. */
export const grid = (scene: Scene, axis: 'x' | 'y', ticks?: number): Plot.Markish => {
  const own = { stroke: scene.paint('--line'), strokeOpacity: 1, ...(ticks === undefined ? {} : { ticks }) };
  return axis === 'x' ? Plot.gridX(own) : Plot.gridY(own);
};

export function tickOf(unit: Unit): (value: number) => string {
  if (unit === 'cents') return (value) => money(value).replace(/\.00$/, '');
  if (unit === 'share') return (value) => percent(value);
  return (value) => shown(unit, value);
}

/** Arms are told apart by shape: the first is full, the second open, later ones open with their number. */
export function armDots(
  scene: Scene,
  rows: readonly Summary[],
  place: { x: (row: Summary) => number | string; y: (row: Summary) => number | string } & Plot.DotOptions,
): Plot.Markish[] {
  const [dark, ground] = [scene.paint('--other-1'), scene.paint('--surface')];
  const many = scene.results.arms.length > 2;
  const dots = Plot.dot(rows as Summary[], {
    ...place,
    r: many ? 7 : 5.5,
    fill: (row: Summary) => (row.arm === 1 ? dark : ground),
    stroke: dark,
    strokeWidth: 2,
  });
  if (!many) return [dots];
  const { x, y, fx, fy } = place;
  const numbers = Plot.text(rows as Summary[], {
    x,
    y,
    ...(fx === undefined ? {} : { fx }),
    ...(fy === undefined ? {} : { fy }),
    dx: place.dx ?? 0,
    dy: place.dy ?? 0,
    text: (row: Summary) => String(row.arm),
    fill: (row: Summary) => (row.arm === 1 ? ground : dark),
    fontWeight: 700,
    fontSize: 9,
  });
  return [dots, numbers];
}

/** The letter of a federation on its colour. */
export function letters<Row>(
  scene: Scene,
  rows: readonly Row[],
  federation: (row: Row) => number,
  place: Plot.TextOptions,
): Plot.Markish[] {
  const { federations } = scene;
  const { dx = 0, dy = 0, ...channels } = place;
  return [
    Plot.dot(rows as Row[], {
      ...(channels as Plot.DotOptions),
      dx,
      dy,
      symbol: 'square',
      r: 9,
      fill: (row: Row) => federations.plain(federation(row)),
      stroke: scene.paint('--surface'),
    }),
    Plot.text(rows as Row[], {
      ...channels,
      dx,
      dy,
      text: (row: Row) => federations.letter(federation(row)),
      fill: (row: Row) => federations.ink(federation(row)),
      textAnchor: 'middle',
      fontWeight: 700,
      fontSize: SMALL,
    }),
  ];
}

/** Where an arm stands beside the middle of its place, in parts of it. */
export function beside(scene: Scene, arm: number, width = 0.5): number {
  const count = scene.results.arms.length;
  const order = scene.results.arms.findIndex((one) => one.number === arm);
  return count < 2 ? 0 : (order / (count - 1) - 0.5) * width;
}
