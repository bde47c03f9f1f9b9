// A figure by Observable Plot in React: drawn for the width that there is, and anew when numbers, colours or language change.
import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { useWidth } from '../../wiring/hooks';
import { useShownTheme } from '../../wiring/theme';
import { federationsOf, paintOf } from './paint';
import type { Draw, Scene } from './scene';

interface Props {
  draw: Draw;
  scene: Omit<Scene, 'width' | 'paint' | 'federations'>;
  label: string;
}

/** The figure as an element of its own. The page's policy allows no style elements, and everything is said in attributes. */
export function drawn(draw: Draw, scene: Scene): Element {
  const figure = Plot.plot(draw(scene));
  for (const style of figure.querySelectorAll('style')) style.remove();
  return figure;
}

export function Drawing({ draw, scene, label }: Props) {
  const [measure, width] = useWidth();
  const host = useRef<HTMLDivElement | null>(null);
  const theme = useShownTheme();
  useEffect(() => {
    const element = host.current;
    if (!element || width === 0) return;
    const { paint, done } = paintOf(element);
    const { figure, results } = scene;
    const count = Math.max(0, ...results.arms.map((arm) => arm.federations.length));
    const made = drawn(draw, {
      ...scene,
      width,
      paint,
      federations: federationsOf(paint, count, figure.name),
    });
    made.setAttribute('aria-hidden', 'true');
    element.append(made);
    return () => {
      made.remove();
      done();
    };
  }, [draw, scene, width, theme]);
  return (
    <div
      className="drawing"
      role="img"
      aria-label={label}
      ref={(element) => {
        host.current = element;
        measure(element);
      }}
    />
  );
}
