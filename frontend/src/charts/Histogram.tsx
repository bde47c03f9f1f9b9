// How many players have data like this: ten bins of [0, 1], and a mark where the own data are.
import { useTranslation } from 'react-i18next';
import { decimal } from '../format';
import { ChartFrame } from './ChartFrame';

interface Props {
  title: string;
  bins: readonly number[];
  own: number;
}

const WIDTH = 150;
const HEIGHT = 92;
const LEFT = 18;
const BOTTOM = 74;
const TOP = 18;

export function Histogram({ title, bins, own }: Props) {
  const { t } = useTranslation();
  const most = Math.max(1, ...bins);
  const step = (WIDTH - LEFT) / bins.length;
  const ownBin = Math.min(bins.length - 1, Math.floor(own * bins.length));
  const x = LEFT + own * (WIDTH - LEFT);
  const table = {
    columns: [title, t('chart.data_axis_y')],
    rows: bins.map((count, index) => [
      t('chart.data_bin', {
        from: decimal(index / bins.length, 1),
        to: decimal((index + 1) / bins.length, 1),
      }),
      String(count),
    ]),
  };
  return (
    <ChartFrame title={title} table={table} small>
      <svg className="histogram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <text className="axis" x={LEFT - 5} y={TOP + 4} textAnchor="end">
          {most}
        </text>
        <text className="axis" x={LEFT - 5} y={BOTTOM} textAnchor="end">
          0
        </text>
        {bins.map((count, index) => {
          const height = ((BOTTOM - TOP) * count) / most;
          return (
            <rect
              key={index}
              className={index === ownBin ? 'histogram__own' : 'histogram__bin'}
              x={LEFT + index * step + 1}
              y={BOTTOM - height}
              width={step - 2}
              height={height}
            />
          );
        })}
        <line className="histogram__base" x1={LEFT} x2={WIDTH} y1={BOTTOM} y2={BOTTOM} />
        <line className="histogram__mark" x1={x} x2={x} y1={TOP - 4} y2={BOTTOM} />
        <text
          className="histogram__you"
          x={Math.min(WIDTH - 30, Math.max(LEFT + 24, x))}
          y={9}
          textAnchor="middle"
        >
          {t('chart.data_you', { value: decimal(own) })}
        </text>
        {[0, 0.5, 1].map((value) => (
          <text
            key={value}
            className="axis"
            x={LEFT + value * (WIDTH - LEFT)}
            y={HEIGHT - 4}
            textAnchor={value === 0 ? 'start' : value === 1 ? 'end' : 'middle'}
          >
            {value}
          </text>
        ))}
      </svg>
    </ChartFrame>
  );
}
