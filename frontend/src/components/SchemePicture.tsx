// One small picture for each scheme. The violet part is always "you".
import { useTranslation } from 'react-i18next';
import { schemeOf, type KnownScheme } from '../federation';

interface Bar {
  x: number;
  y: number;
  w: number;
  h: number;
  you?: boolean;
  open?: boolean;
}

const BARS: Record<Exclude<KnownScheme, 'unknown'>, readonly Bar[]> = {
  // Four slices of one width.
  equal: [
    { x: 4, y: 16, w: 20, h: 16 },
    { x: 26, y: 16, w: 20, h: 16, you: true },
    { x: 48, y: 16, w: 20, h: 16 },
    { x: 70, y: 16, w: 20, h: 16 },
  ],
  // Data below, slices above, alike in size.
  linear: [
    { x: 4, y: 8, w: 34, h: 14 },
    { x: 40, y: 8, w: 24, h: 14, you: true },
    { x: 66, y: 8, w: 16, h: 14 },
    { x: 84, y: 8, w: 8, h: 14 },
    { x: 4, y: 28, w: 34, h: 6, open: true },
    { x: 40, y: 28, w: 24, h: 6, open: true },
    { x: 66, y: 28, w: 16, h: 6, open: true },
    { x: 84, y: 28, w: 8, h: 6, open: true },
  ],
  // Each alone, with its own height.
  individual: [
    { x: 6, y: 12, w: 14, h: 28 },
    { x: 29, y: 8, w: 14, h: 32, you: true },
    { x: 52, y: 22, w: 14, h: 18 },
    { x: 75, y: 30, w: 14, h: 10 },
  ],
  // Stairs in the order of joining.
  labour_union: [
    { x: 4, y: 22, w: 20, h: 18 },
    { x: 26, y: 12, w: 20, h: 10, you: true },
    { x: 48, y: 6, w: 20, h: 6 },
    { x: 70, y: 3, w: 20, h: 3 },
    { x: 26, y: 22, w: 64, h: 0.8, open: true },
    { x: 48, y: 12, w: 42, h: 0.8, open: true },
    { x: 70, y: 6, w: 20, h: 0.8, open: true },
  ],
  // The same member first, second and third in three orders.
  shapley: [
    { x: 4, y: 4, w: 30, h: 10, you: true },
    { x: 36, y: 4, w: 18, h: 10 },
    { x: 56, y: 4, w: 34, h: 10 },
    { x: 4, y: 17, w: 34, h: 10 },
    { x: 40, y: 17, w: 22, h: 10, you: true },
    { x: 64, y: 17, w: 26, h: 10 },
    { x: 4, y: 30, w: 38, h: 10 },
    { x: 44, y: 30, w: 28, h: 10 },
    { x: 74, y: 30, w: 16, h: 10, you: true },
  ],
  // With you, and without you.
  fair_value: [
    { x: 16, y: 14, w: 24, h: 26 },
    { x: 16, y: 4, w: 24, h: 10, you: true },
    { x: 54, y: 14, w: 24, h: 26 },
    { x: 54, y: 4, w: 24, h: 10, open: true },
  ],
  // What is still owed is filled first; the rest on top.
  incentivizer: [
    { x: 6, y: 24, w: 18, h: 16, open: true },
    { x: 6, y: 14, w: 18, h: 10 },
    { x: 28, y: 20, w: 18, h: 20, open: true },
    { x: 28, y: 6, w: 18, h: 14, you: true },
    { x: 50, y: 34, w: 18, h: 6, open: true },
    { x: 50, y: 26, w: 18, h: 8 },
    { x: 72, y: 32, w: 18, h: 8 },
  ],
  // Nobody, one of two others, the other one, both: on top of each group, with the same width.
  banzhaf: [
    { x: 6, y: 26, w: 18, h: 14, you: true },
    { x: 28, y: 30, w: 18, h: 10 },
    { x: 28, y: 19, w: 18, h: 11, you: true },
    { x: 50, y: 26, w: 18, h: 14 },
    { x: 50, y: 16, w: 18, h: 10, you: true },
    { x: 72, y: 14, w: 18, h: 26 },
    { x: 72, y: 8, w: 18, h: 6, you: true },
  ],
  // Groups of growing size: the smaller, the wider, for what it counts.
  beta_shapley: [
    { x: 4, y: 26, w: 40, h: 14, you: true },
    { x: 46, y: 28, w: 24, h: 12 },
    { x: 46, y: 18, w: 24, h: 10, you: true },
    { x: 72, y: 20, w: 12, h: 20 },
    { x: 72, y: 12, w: 12, h: 8, you: true },
    { x: 86, y: 14, w: 6, h: 26 },
    { x: 86, y: 8, w: 6, h: 6, you: true },
  ],
  // What three groups are worth alone, and what their members are paid: the same is missing in each.
  least_core: [
    { x: 6, y: 4, w: 24, h: 37, open: true },
    { x: 8, y: 10, w: 20, h: 12, you: true },
    { x: 8, y: 24, w: 20, h: 15 },
    { x: 36, y: 8, w: 24, h: 33, open: true },
    { x: 38, y: 14, w: 20, h: 9 },
    { x: 38, y: 25, w: 20, h: 14 },
    { x: 66, y: 10, w: 24, h: 31, open: true },
    { x: 68, y: 16, w: 20, h: 12, you: true },
    { x: 68, y: 30, w: 20, h: 9 },
  ],
  // The same row of members twice, the second time with your place empty.
  leave_one_out: [
    { x: 4, y: 5, w: 20, h: 14 },
    { x: 26, y: 5, w: 20, h: 14, you: true },
    { x: 48, y: 5, w: 20, h: 14 },
    { x: 70, y: 5, w: 20, h: 14 },
    { x: 4, y: 25, w: 20, h: 14 },
    { x: 26, y: 25, w: 20, h: 14, open: true },
    { x: 48, y: 25, w: 20, h: 14 },
    { x: 70, y: 25, w: 20, h: 14 },
  ],
};

export function SchemePicture({ scheme }: { scheme: string }) {
  const { t } = useTranslation();
  const known = schemeOf(scheme);
  return (
    <svg className="scheme-picture" viewBox="0 0 96 44" role="img" aria-label={t(`scheme_picture.${known}`)}>
      {known === 'unknown' ? (
        <circle cx="48" cy="22" r="16" className="scheme-picture__other" />
      ) : (
        BARS[known].map((bar) => (
          <rect
            key={`${bar.x}-${bar.y}`}
            x={bar.x}
            y={bar.y}
            width={bar.w}
            height={bar.h}
            rx={Math.min(2, bar.h / 2)}
            className={pictureClass(bar)}
          />
        ))
      )}
    </svg>
  );
}

function pictureClass(bar: Bar): string {
  if (bar.you) return 'scheme-picture__you';
  return bar.open ? 'scheme-picture__open' : 'scheme-picture__other';
}
