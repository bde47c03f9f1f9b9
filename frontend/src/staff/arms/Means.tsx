// What the arm means, beside the form: four facts, each with how it was estimated; and 20 simulated games at a press.
import { useTranslation } from 'react-i18next';
import type { ArmMeaning } from '../../generated/api';
import { InfoTip } from '../../components/InfoTip';
import { decimal, money, percent } from '../../format';
import { Bones } from '../parts/Bones';

/** A duration as one says it: 40 s, 18 min, 3.2 h. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation('arms');
  return (seconds) => {
    if (seconds < 10) return t('means.seconds', { n: decimal(seconds, seconds < 1 ? 2 : 1) });
    if (seconds < 90) return t('means.seconds', { n: Math.round(seconds) });
    if (seconds < 90 * 60) return t('means.minutes', { n: Math.round(seconds / 60) });
    return t('means.hours', { n: decimal(seconds / 3600, 1) });
  };
}

export function Means({ meaning, stale }: { meaning: ArmMeaning | null; stale: boolean }) {
  const { t } = useTranslation('arms');
  return (
    <section className="card card--stack" aria-label={t('means.title')}>
      <div className="card__head">
        <h2>{t('means.title')}</h2>
        <span className="muted small">{t(stale ? 'means.counting' : 'means.now')}</span>
      </div>
      {meaning === null ? <NotYet /> : <Facts meaning={meaning} />}
    </section>
  );
}

function NotYet() {
  const { t } = useTranslation('arms');
  return (
    <>
      <p className="muted small">{t('means.not_yet')}</p>
      <Bones rows={2} />
    </>
  );
}

function Facts({ meaning }: { meaning: ArmMeaning }) {
  const { t } = useTranslation('arms');
  const duration = useDuration();
  const { game_seconds: game, cost_cents: cost, models, training_seconds: training, steps } = meaning;
  const { low, high } = meaning.fee_cents;
  const fee = low === high ? money(low) : `${money(low)}–${money(high)}`;
  return (
    <dl className="facts" data-testid="facts">
      <Fact
        value={t('means.about', { time: duration(game.likely) })}
        name={t('means.game', { time: duration(game.most) })}
        how={t('means.game_how', { steps: steps.likely, most: steps.most })}
      />
      <Fact
        value={t('means.range', { low: money(cost.low), high: money(cost.high) })}
        name={t('means.cost', { fee })}
        how={t('means.cost_how')}
      />
      <Fact
        value={t('means.models', { n: models.likely })}
        name={t('means.trained', { time: duration(training.likely) })}
        how={t('means.models_how', {
          members: meaning.members.high,
          n: models.most,
          time: duration(training.most),
        })}
      />
      <Fact
        value={meaning.covered === null ? t('means.no_pools') : percent(meaning.covered)}
        name={t(meaning.covered === null ? 'means.no_pools_say' : 'means.covered')}
        how={t('means.covered_how', { n: meaning.pools })}
      />
    </dl>
  );
}

function Fact({ value, name, how }: { value: string; name: string; how: string }) {
  return (
    <div>
      <dt>
        {name} <InfoTip term={name}>{how}</InfoTip>
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
