// Colours and shapes of figures. A figure that is saved knows no CSS variables, so they are resolved when it is drawn.
import * as Plot from '@observablehq/plot';
import { COLOURS, letterOf, roundOf, slotOf } from '../../federation';

export type Paint = (variable: string) => string;

/** Reads colours off the page as it is shown now. */
export function paintOf(element: HTMLElement): { paint: Paint; done: () => void } {
  const probe = document.createElement('span');
  element.append(probe);
  return {
    paint: (variable) => {
      probe.style.color = `var(${variable})`;
      return getComputedStyle(probe).color;
    },
    done: () => {
      probe.remove();
    },
  };
}

const SVG = 'http://www.w3.org/2000/svg';

const make = (name: string, attributes: Record<string, string | number>): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
};

/** The marks of the second, third and fourth round of colours: stripes, dots, lines. */
const MARKS: readonly ((ink: string) => SVGElement[])[] = [
  (ink) => [make('path', { d: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2', stroke: ink, 'stroke-width': 1.6 })],
  (ink) => [make('circle', { cx: 3, cy: 3, r: 1.4, fill: ink })],
  (ink) => [make('path', { d: 'M3,0 v6', stroke: ink, 'stroke-width': 1.6 })],
];

export interface Federations {
  readonly fill: (federation: number) => string;
  readonly ink: (federation: number) => string;
  readonly plain: (federation: number) => string;
  readonly letter: (federation: number) => string;
  /** What a figure needs to draw patterns; nothing where all colours are plain. */
  readonly patterns: Plot.Markish[];
}

/** How federations look in one figure; `name` keeps the patterns of two figures on a page apart. */
export function federationsOf(paint: Paint, count: number, name: string): Federations {
  const plain = (federation: number): string => paint(`--fed-${slotOf(federation)}`);
  const id = (federation: number): string => `${name}-pattern-${federation}`;
  const patterned = Array.from({ length: Math.max(0, count - COLOURS) }, (_, index) => COLOURS + 1 + index);
  const defs = (): SVGElement => {
    const group = make('defs', {});
    for (const federation of patterned) {
      const pattern = make('pattern', {
        id: id(federation),
        width: 6,
        height: 6,
        patternUnits: 'userSpaceOnUse',
      });
      pattern.append(make('rect', { width: 6, height: 6, fill: plain(federation) }));
      const marks = MARKS[roundOf(federation) - 1];
      pattern.append(...(marks?.(paint(`--fed-mark-${slotOf(federation)}`)) ?? []));
      group.append(pattern);
    }
    return group;
  };
  return {
    plain,
    fill: (federation) => (federation > COLOURS ? `url(#${id(federation)})` : plain(federation)),
    ink: (federation) => paint(`--fed-ink-${slotOf(federation)}`),
    letter: letterOf,
    patterns: patterned.length > 0 ? [defs] : [],
  };
}
