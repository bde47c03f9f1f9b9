// One federation in the list: its state in one line, its scheme in one sentence, and more when it is opened.
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { colourOf } from '../federation';
import { percent, turns } from '../format';
import type { FederationView, View } from '../generated/wire';
import type { TrainingRun } from '../state/table';
import { useSchemes } from '../wiring/catalogue';
import { Badge } from './Badge';
import { FederationDetail } from './FederationDetail';
import { Icon } from './Icon';
import { LiveAccuracy } from './LiveAccuracy';
import { changeWords } from './SchemeMakeup';

interface Props {
  federation: FederationView;
  run: TrainingRun | null;
  perTurn: number;
  /** The accuracy of who guesses. */
  guess: number;
  selected: boolean;
  expanded: boolean;
  /** The whole view, for a row that shows more below it; null for the others, which are drawn anew only when they change. */
  opened: View | null;
  onToggle: (federation: number) => void;
}

export const FederationRow = memo(function FederationRow({
  federation,
  run,
  perTurn,
  guess,
  selected,
  expanded,
  opened,
  onToggle,
}: Props) {
  const { t } = useTranslation();
  const schemes = useSchemes();
  const scheme = schemes(federation.scheme);
  const change = federation.changes[0];
  const number = federation.federation;
  const taking = federation.my_membership !== null || federation.my_bid !== null;
  const classes = ['federation', selected && 'federation--selected', taking && 'federation--you']
    .filter(Boolean)
    .join(' ');
  return (
    <li className={classes} id={`federation-${number}`} data-testid={`federation-row-${number}`}>
      <div className="row">
        <h3 className="row__name">
          <Badge federation={number} />
          <button
            type="button"
            className="row__open"
            aria-expanded={expanded}
            aria-controls={`federation-detail-${number}`}
            tabIndex={selected ? 0 : -1}
            onKeyDown={alongRows}
            onClick={() => {
              onToggle(number);
            }}
          >
            {federation.name}
            <Icon name="chevron" />
          </button>
          <Taking federation={federation} />
        </h3>
        <span className="row__state" data-label={t('federations.state')}>
          <Named word={t('federations.state')} />
          <span className={`state state--${federation.phase}`}>{t(`phase.${federation.phase}`)}</span>
        </span>
        <span className="row__left number" data-label={t('federations.left')}>
          <Named word={t('federations.left')} />
          {turns(federation.ticks_left, perTurn)}
          <span className="row__ticks" aria-hidden="true">
            <span
              style={{ width: `${(100 * federation.ticks_left) / Math.max(1, federation.phase_ticks)}%` }}
            />
          </span>
        </span>
        <span className="row__share number" data-label={t('federations.share')}>
          <Named word={t('federations.share')} />
          {percent(federation.share)}
          <span className="row__ticks" aria-hidden="true">
            <span style={{ width: `${100 * federation.share}%`, background: colourOf(number) }} />
          </span>
        </span>
        <span className="row__members number" data-label={t('federations.members')}>
          <Named word={t('federations.members')} />
          {federation.members_count}
        </span>
        <span
          className="row__model number"
          data-label={t('federations.model')}
          title={t('federations.model_title')}
        >
          <Named word={t('federations.model_title')} />
          {federation.quality === null ? <span className="muted">–</span> : percent(federation.quality)}
          {federation.quality === null && <span className="hidden">{t('federations.no_model')}</span>}
        </span>
        <p className="row__scheme">
          <strong>{scheme.name}</strong> <span className="muted">{scheme.short}</span>
          {change && (
            <span className="row__change number" data-testid="scheme-change">
              {changeWords(change, schemes(change.scheme).name, t)}
            </span>
          )}
          {federation.phase !== 'bidding' && run && isRunning(federation, run) && (
            <LiveAccuracy federation={number} run={run} guess={guess} />
          )}
        </p>
      </div>
      {opened && (
        <div id={`federation-detail-${number}`}>
          <FederationDetail federation={federation} message={opened} />
        </div>
      )}
    </li>
  );
});

/** What the figure after it is, for who hears the row: the head above it is for the eye. */
const Named = ({ word }: { word: string }) => <span className="hidden">{word} </span>;

/** The rows are one stop of the Tab key; the arrow keys go through them. */
function alongRows(event: KeyboardEvent<HTMLButtonElement>): void {
  const rows = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>('.row__open') ?? [])];
  const at = rows.indexOf(event.currentTarget);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  rows[to]?.focus();
}

/** Of the cycle that is not paid yet: what was told with the end of its training is still played. */
const isRunning = (federation: FederationView, run: TrainingRun): boolean =>
  federation.cycles.at(-1)?.cycle === run.cycle;

function Taking({ federation }: { federation: FederationView }) {
  const { t } = useTranslation();
  if (federation.my_membership?.leaving) return <span className="you-mark">{t('federations.leaving')}</span>;
  if (federation.my_membership) return <span className="you-mark">{t('federations.member')}</span>;
  if (federation.my_bid) return <span className="you-mark you-mark--open">{t('federations.bid_open')}</span>;
  return null;
}
