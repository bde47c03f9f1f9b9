// The accuracy of a training as it climbs, round by round. What comes faster than the eye is played over a second.
import { useTranslation } from 'react-i18next';
import { colourOf } from '../federation';
import { percent } from '../format';
import type { TrainingRun } from '../state/table';
import { usePlayback, useReducedMotion } from '../wiring/hooks';

const WIDTH = 88;
const HEIGHT = 24;

interface Props {
  federation: number;
  run: TrainingRun;
  /** The accuracy of a guess, which is where every training starts. */
  guess: number;
}

export function LiveAccuracy({ federation, run, guess }: Props) {
  const { t } = useTranslation();
  const still = useReducedMotion();
  const shown = usePlayback(`${federation}:${run.cycle}`, run.accuracies.length, run.rounds, still);
  const values = [guess, ...run.accuracies.slice(0, shown)];
  const steps = Math.max(run.rounds, run.accuracies.length);
  const highest = Math.max(guess, ...run.accuracies);
  const points = values.map(
    (value, index) => `${2 + ((WIDTH - 4) * index) / steps},${HEIGHT - 2 - ((HEIGHT - 4) * value) / highest}`,
  );
  return (
    <span className="live" data-testid={`live-${federation}`}>
      <svg
        className="live__line"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('federations.live_label')}
      >
        <polyline points={points.join(' ')} style={{ stroke: colourOf(federation) }} />
      </svg>
      <span className="number">
        {t('federations.live', { from: percent(guess), to: percent(values.at(-1) ?? guess) })}
      </span>
    </span>
  );
}
