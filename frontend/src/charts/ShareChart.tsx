// The market shares of all federations, stacked to the whole market, one column for each turn.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../components/Badge';
import { badgeFillOf, fillOf, inkOf, letterOf } from '../federation';
import { percent } from '../format';
import type { PlayerView } from '../generated/wire';
import { ChartFrame } from './ChartFrame';
import { namedTurns } from './ticks';

/** The height in px that a letter needs in its part of a column. */
const LETTER = 13;
const LEAST = 140;
const MOST_NAMED = 12;
const PERCENT = [100, 75, 50, 25, 0];

/** So high that federations of equal shares have room for their letters, and some more. */
const heightFor = (federations: number): number => Math.max(LEAST, (LETTER + 3) * federations);

export const ShareChart = memo(function ShareChart({
  turns,
  federations,
  rules,
}: Pick<PlayerView, 'turns' | 'federations' | 'rules'>) {
  const { t } = useTranslation();
  const height = heightFor(federations.length);
  const named = namedTurns(rules.turns, MOST_NAMED);
  const table = {
    columns: [t('chart.turn_axis'), ...federations.map((federation) => federation.name)],
    rows: turns.map((turn) => [String(turn.turn), ...turn.shares.map((share) => percent(share, 1))]),
  };
  return (
    <ChartFrame
      level="h2"
      title={t('chart.shares')}
      table={table}
      empty={turns.length === 0 ? t('chart.shares_empty') : null}
    >
      <div className="shares axis number" role="img" aria-label={t('chart.shares')}>
        <span className="shares__unit">{t('chart.shares_axis')}</span>
        <div className="shares__percent">
          {PERCENT.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </div>
        <div
          className="shares__columns"
          style={{ height, gridTemplateColumns: `repeat(${rules.turns}, minmax(0, 1fr))` }}
        >
          {turns.map((turn) => (
            <div key={turn.turn} className="shares__column">
              {turn.shares.map((share, index) => (
                <Part key={index} federation={index + 1} share={share} height={height} />
              ))}
            </div>
          ))}
        </div>
        <div
          className="shares__turns"
          style={{ gridTemplateColumns: `repeat(${rules.turns}, minmax(0, 1fr))` }}
        >
          {named.map((turn) => (
            <span key={turn} style={{ gridColumn: turn }}>
              {turn}
            </span>
          ))}
        </div>
        <span className="shares__axis">{t('chart.turn_axis')}</span>
      </div>
      <ul className="legend legend--even">
        {federations.map((federation) => (
          <li key={federation.federation}>
            <Badge federation={federation.federation} small /> {federation.name}
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
});

/** A federation's part of a column, with its letter where that has room. Its pattern is there in any case. */
const Part = memo(function Part({
  federation,
  share,
  height,
}: {
  federation: number;
  share: number;
  height: number;
}) {
  if (share === 0) return null;
  const hasRoom = share * height >= LETTER;
  return (
    <span
      className="shares__part"
      style={{ flexGrow: share, background: fillOf(federation), color: inkOf(federation) }}
    >
      {hasRoom && (
        <span className="shares__letter" style={{ background: badgeFillOf(federation) }}>
          {letterOf(federation)}
        </span>
      )}
    </span>
  );
});
