// uPlot in React: makes the plot for the width that there is, and anew when data, colours or language change. A canvas
// knows no CSS variables, so the colours are read from the page just before drawing.
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useWidth } from '../wiring/hooks';
import { useShownTheme } from '../wiring/theme';

export type Colour = (variable: string) => string;
export type PlotOptions = Omit<uPlot.Options, 'width' | 'height'>;

interface Props {
  options: (colour: Colour) => PlotOptions;
  data: uPlot.AlignedData;
  height: number;
  label: string;
}

export const FONT = '12px system-ui, sans-serif';

export function axis(colour: Colour, label: string, more: uPlot.Axis = {}): uPlot.Axis {
  return {
    label,
    labelFont: FONT,
    font: FONT,
    labelSize: 18,
    labelGap: 0,
    gap: 4,
    size: 26,
    stroke: colour('--muted'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    ...more,
  };
}

export function Plot({ options, data, height, label }: Props) {
  const [measure, width] = useWidth();
  const host = useRef<HTMLDivElement | null>(null);
  const theme = useShownTheme();
  useEffect(() => {
    const element = host.current;
    if (!element || width === 0) return;
    const probe = document.createElement('span');
    element.append(probe);
    const colour: Colour = (variable) => {
      probe.style.color = `var(${variable})`;
      return getComputedStyle(probe).color;
    };
    const plot = new uPlot({ ...options(colour), width, height }, data, element);
    return () => {
      plot.destroy();
      probe.remove();
    };
  }, [options, data, width, height, theme]);
  return (
    <div
      className="plot"
      style={{ height }}
      role="img"
      aria-label={label}
      ref={(element) => {
        host.current = element;
        measure(element);
      }}
    />
  );
}
