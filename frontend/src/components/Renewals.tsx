// Before each new cycle: what staying charges a member, with a press to change or to leave; and where the player stays
// without being asked.
import { useTranslation } from 'react-i18next';
import { money, turns } from '../format';
import type { FederationView, View } from '../generated/wire';
import type { PlayerAction } from '../net/messages';
import { keptFrom } from '../state/acting';
import { isTooLate, renewalCents, type Renewing } from '../state/decision';
import { Badge } from './Badge';

interface Props {
  message: View;
  renewing: Renewing;
  onRenewing: (federation: number, on: boolean) => void;
  /** Show the numbers that hold there, to be changed. */
  onChange: (federation: number) => void;
  submit: (action: PlayerAction) => void;
  busy: boolean;
}

export function Renewals(props: Props) {
  const { t } = useTranslation();
  const { federations, status } = props.message.view;
  const due = federations.filter((federation) => renewalCents(federation) !== null);
  if (due.length === 0 || status !== 'playing') return null;
  return (
    <section className="card renewals" aria-labelledby="renewals-title" data-testid="renewals">
      <h2 id="renewals-title">{t('renewal.title')}</h2>
      <ul>
        {due.map((federation) => (
          <Renewal key={federation.federation} {...props} federation={federation} />
        ))}
      </ul>
    </section>
  );
}

function Renewal({
  federation,
  message,
  renewing,
  onRenewing,
  onChange,
  submit,
  busy,
}: Props & { federation: FederationView }) {
  const { t } = useTranslation();
  const { federation: number, name, ticks_left } = federation;
  const { view } = message;
  const disabled = busy || view.you.ready || keptFrom(message) !== null;
  return (
    <li className="renewal" data-testid={`renewal-${number}`}>
      <p className="renewal__charge">
        <Badge federation={number} small /> {name}
        <strong className="number">
          {t('renewal.charged', { total: money(renewalCents(federation) ?? 0) })}
        </strong>
        <span className="muted number">
          {t('renewal.when', { turns: turns(ticks_left, view.rules.ticks_per_turn) })}
        </span>
      </p>
      <Doubt federation={federation} message={message} />
      <div className="renewal__moves">
        <label className="renewal__silent">
          <input
            type="checkbox"
            data-testid={`renew-silently-${number}`}
            aria-label={t('renewal.silent_label', { name })}
            checked={renewing.includes(number)}
            onChange={(event) => {
              onRenewing(number, event.target.checked);
            }}
          />
          {t('renewal.silent')}
        </label>
        <button
          type="button"
          className="button"
          aria-label={t('renewal.change_label', { name })}
          onClick={() => {
            onChange(number);
          }}
        >
          {t('renewal.change')}
        </button>
        <button
          type="button"
          className="button"
          data-testid={`renewal-leave-${number}`}
          aria-label={t('renewal.leave_label', { name })}
          disabled={disabled || !federation.allowed.leave}
          onClick={() => {
            submit({ kind: 'leave_federation', federation: number });
          }}
        >
          {t('renewal.leave')}
        </button>
      </div>
    </li>
  );
}

/** What speaks against staying for certain. */
function Doubt({ federation, message }: { federation: FederationView; message: View }) {
  const { t } = useTranslation();
  const { view } = message;
  const short = (renewalCents(federation) ?? 0) > view.you.free_cents;
  const late = isTooLate(view, federation);
  if (!short && !late) return null;
  return (
    <p className="warn">
      {short ? t('renewal.short', { free: money(view.you.free_cents) }) : t('renewal.late')}
    </p>
  );
}
