// The small picture of a scheme, as the server has it. The violet part is always "you".
import type { Bar } from '../generated/api';
import { useSchemes } from '../wiring/catalogue';

export function SchemePicture({ scheme }: { scheme: string }) {
  const { picture } = useSchemes()(scheme);
  return (
    <svg className="scheme-picture" viewBox="0 0 96 44" role="img" aria-label={picture.title}>
      {picture.bars.map((bar) => (
        <rect
          key={`${bar.x}-${bar.y}`}
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={bar.height}
          rx={Math.min(2, bar.height / 2)}
          className={CLASSES[bar.kind]}
        />
      ))}
    </svg>
  );
}

const CLASSES: Record<Bar['kind'], string> = {
  you: 'scheme-picture__you',
  open: 'scheme-picture__open',
  other: 'scheme-picture__other',
};
