// All federations: at a glance, and as rows of which one can be opened in place.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { gap, turns } from '../format';
import type { FederationView, PlayerView, View } from '../generated/wire';
import type { TrainingRun } from '../state/table';
import { useExplain } from '../wiring/catalogue';
import { Badge } from './Badge';
import { FederationRow } from './FederationRow';

/** So many rows are seen without a way through them; more have one above. */
const SEEN_AT_ONCE = 8;

interface Props {
  message: View;
  runs: Readonly<Record<number, TrainingRun>>;
  selected: number;
  expanded: number | null;
  onSelect: (federation: number) => void;
  onToggle: (federation: number) => void;
  /** Whether an opened federation is shown elsewhere, and not below its row. */
  elsewhere?: boolean;
}

export const FederationList = memo(function FederationList(props: Props) {
  const { t } = useTranslation();
  const { view } = props.message;
  const task = useExplain()(props.message.task);
  return (
    <section className="card federations" aria-labelledby="federations-title">
      <header className="federations__head">
        <h2 id="federations-title">{t('federations.title')}</h2>
        <span className="muted" title={task.long}>
          {t('federations.task', { task: task.name })}
          {gap()}
          {task.short}
        </span>
      </header>
      {view.federations.length > SEEN_AT_ONCE && <Quickview view={view} onSelect={props.onSelect} />}
      <div className="row row--head" aria-hidden="true">
        <span>{t('federations.name')}</span>
        <span>{t('federations.state')}</span>
        <span>{t('federations.left')}</span>
        <span>{t('federations.share')}</span>
        <span>{t('federations.members')}</span>
        <span>{t('federations.model')}</span>
      </div>
      <ul className="federations__rows">
        {view.federations.map((federation) => (
          <FederationRow
            key={federation.federation}
            federation={federation}
            run={props.runs[federation.federation] ?? null}
            perTurn={view.rules.ticks_per_turn}
            guess={view.rules.market.baseline}
            selected={props.selected === federation.federation}
            expanded={props.expanded === federation.federation}
            opened={
              props.expanded === federation.federation && props.elsewhere !== true ? props.message : null
            }
            onToggle={props.onToggle}
          />
        ))}
      </ul>
    </section>
  );
});

function Quickview({ view, onSelect }: { view: PlayerView; onSelect: (federation: number) => void }) {
  const { t } = useTranslation();
  const words = {
    bidding: t('federations.quick_open'),
    training: t('federations.quick_training'),
    profit: t('federations.quick_profit'),
  };
  const taking = (federation: FederationView): string | null => {
    if (federation.my_membership) return t('federations.quick_in');
    return federation.my_bid ? t('federations.quick_bid') : null;
  };
  return (
    <ul className="quick" aria-label={t('federations.quickview')}>
      {view.federations.map((federation) => {
        const left = turns(federation.ticks_left, view.rules.ticks_per_turn);
        const state = words[federation.phase];
        const part = taking(federation);
        return (
          <li key={federation.federation}>
            <button
              type="button"
              className={part === null ? 'quick__item' : 'quick__item quick__item--you'}
              title={federation.name}
              onClick={() => {
                onSelect(federation.federation);
              }}
            >
              <Badge federation={federation.federation} small />
              <span className="hidden">{federation.name}:</span>
              <span className={`quick__state quick__state--${federation.phase}`}>{state}</span>
              <span className="number">{left}</span>
              <span className="hidden">{t('federations.quick_left')}</span>
              {part !== null && <span className="hidden">{part}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
