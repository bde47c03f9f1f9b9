// What is played: the scenario, how long, how much players see of each other, and how each federation pays.
import { useTranslation } from 'react-i18next';
import { money, percent } from '../format';
import type { GameSetup } from '../generated/api';
import { useExplain, useSchemes } from '../wiring/catalogue';
import { useScenarioTitle } from '../wiring/title';
import { Badge } from './Badge';
import { InfoTip } from './InfoTip';

export function Setup({ setup }: { setup: GameSetup }) {
  const { t } = useTranslation();
  const explain = useExplain();
  const schemeOf = useSchemes();
  const task = explain(setup.task).name;
  const title = useScenarioTitle()(setup);
  return (
    <section className="card setup" data-testid="setup">
      <h2>{title === '' ? t('setup.title') : title}</h2>
      <p className="setup__facts number">
        {t('setup.facts', {
          players: setup.players,
          federations: setup.federations.length,
          turns: setup.turns,
        })}
      </p>
      <ul className="setup__rules">
        {task !== '' && <li>{t('setup.task', { task })}</li>}
        <li>{useDecisionTime()(setup.decision_seconds)}</li>
        <li>{t('setup.payout', { share: percent(setup.payout_fraction) })}</li>
        <li>{t(`setup.sees_${setup.visibility}`)}</li>
      </ul>
      <details className="setup__more">
        <summary>{t('setup.federations')}</summary>
        <ul className="setup__federations">
          {setup.federations.map(({ name, scheme, min_payment_cents }, index) => {
            const words = schemeOf(scheme);
            return (
              <li key={name}>
                <Badge federation={index + 1} small />
                <span>
                  <strong>{name}</strong> {words.name}{' '}
                  {words.long !== '' && <InfoTip term={words.name}>{words.long}</InfoTip>}
                </span>
                <span className="muted number">{t('setup.fee', { fee: money(min_payment_cents) })}</span>
              </li>
            );
          })}
        </ul>
      </details>
    </section>
  );
}

/** What a scenario is called in the language of the page; empty where it is not on offer. */
function useDecisionTime(): (seconds: number) => string {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds === 0) return t('setup.no_time');
    const time =
      seconds < 120 ? t('create.seconds', { n: seconds }) : t('create.minutes', { n: seconds / 60 });
    return t('setup.time', { time });
  };
}
