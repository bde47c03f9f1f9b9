// The game in one picture: enterprises on the left, federations in the middle, the market they share on the right.
import { useTranslation } from 'react-i18next';
import { colourOf, inkOf, letterOf } from '../federation';

const ENTERPRISES = [36, 84, 132, 180, 228];
const FEDERATIONS = [
  { number: 1, y: 62, top: 22, share: 74 },
  { number: 2, y: 132, top: 98, share: 46 },
  { number: 3, y: 202, top: 146, share: 100 },
];
const LINES = [
  [0, 0],
  [1, 0],
  [2, 1],
  [2, 2],
  [3, 2],
  [4, 2],
] as const;
const YOU = 2;

export function HomePicture() {
  const { t } = useTranslation();
  return (
    <svg className="home__picture" viewBox="0 0 420 264" role="img" aria-label={t('home.picture')}>
      {LINES.map(([from, to]) => (
        <path
          key={`${from}-${to}`}
          className={from === YOU ? 'picture__line picture__line--you' : 'picture__line'}
          d={`M60 ${ENTERPRISES[from]} C120 ${ENTERPRISES[from]} 130 ${FEDERATIONS[to]?.y} 188 ${FEDERATIONS[to]?.y}`}
        />
      ))}
      {FEDERATIONS.map((federation) => {
        const { top } = federation;
        return (
          <g key={federation.number}>
            <path
              className="picture__line"
              d={`M232 ${federation.y} C290 ${federation.y} 290 ${top + federation.share / 2} 344 ${top + federation.share / 2}`}
            />
            <rect
              x="188"
              y={federation.y - 22}
              width="44"
              height="44"
              rx="12"
              style={{ fill: colourOf(federation.number) }}
            />
            <text
              x="210"
              y={federation.y + 6}
              textAnchor="middle"
              className="picture__letter"
              style={{ fill: inkOf(federation.number) }}
            >
              {letterOf(federation.number)}
            </text>
            <rect
              x="344"
              y={top}
              width="44"
              height={federation.share}
              rx="6"
              style={{ fill: colourOf(federation.number) }}
            />
          </g>
        );
      })}
      {ENTERPRISES.map((y, index) => (
        <g key={y}>
          <circle cx="44" cy={y} r="17" className={index === YOU ? 'picture__you' : 'picture__other'} />
          {[0, 1, 2].map((row) => (
            <rect
              key={row}
              x={36}
              y={y - 7 + row * 6}
              width={16 - ((index + row) % 3) * 4}
              height="3"
              rx="1.5"
              className={index === YOU ? 'picture__data--you' : 'picture__data'}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
