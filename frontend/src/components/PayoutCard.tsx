// Why I got this much: one payout by its scheme's own reason, and the sum. A loss is said as plainly as a gain.
import '../styles/reasons.css';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { nameOf as federationName } from '../federation';
import { gap, listed, money, percent, signedMoney } from '../format';
import type { PayoutView, ReasonView, View, WeightView } from '../generated/wire';
import { useSchemes } from '../wiring/catalogue';
import { Badge } from './Badge';
import { useExcerpt } from './Excerpt';
import { useNames } from './names';
import { ReasonPicture } from './ReasonPicture';
import { ReasonWords } from './ReasonWords';
import { tone } from './YouPanel';

interface Props {
  payout: PayoutView;
  message: View;
}

export function PayoutCard({ payout, message }: Props) {
  const { t } = useTranslation();
  const name = federationName(message.view.federations, payout.federation);
  return (
    <article className="payout" data-testid="payout-card" aria-label={t('payout.title', { name })}>
      <header className="payout__head">
        <Badge federation={payout.federation} />
        <h2>{t('payout.title', { name })}</h2>
        <strong className={`payout__net number ${tone(payout.net_cents)}`}>
          {signedMoney(payout.net_cents)}
        </strong>
      </header>
      <PayoutReasons payout={payout} message={message} />
    </article>
  );
}

/** The reasons, what else is to be known, the sum, and how the pool was split. */
export function PayoutReasons({ payout, message }: Props) {
  const { t } = useTranslation();
  const notes = notesOf(payout, t);
  return (
    <div className="payout__body">
      <div className="payout__reasons">
        {payout.reasons.map((reason, place) => (
          <OneReason
            key={place}
            reason={reason}
            payout={payout}
            message={message}
            among={payout.reasons.length > 1}
          />
        ))}
        {notes.length > 0 && <p className="payout__notes muted number">{notes.join(gap())}</p>}
      </div>
      <dl className="payout__sums number">
        <dt>{t('payout.got')}</dt>
        <dd>{money(payout.payment_cents)}</dd>
        <dt>{t('strip.fee')}</dt>
        <dd>{signedMoney(-payout.fee_cents)}</dd>
        <dt>{t('strip.data_cost')}</dt>
        <dd>{signedMoney(-payout.cost_cents)}</dd>
        <dt>{t('payout.net')}</dt>
        <dd className={tone(payout.net_cents)}>{signedMoney(payout.net_cents)}</dd>
      </dl>
      <Weights payout={payout} message={message} />
    </div>
  );
}

/** Of several schemes each says what it pays, or takes away. */
function OneReason({ reason, payout, message, among }: Props & { reason: ReasonView; among: boolean }) {
  const { t } = useTranslation();
  const scheme = useSchemes()(reason.scheme);
  return (
    <section className="reason" data-testid={`reason-${reason.kind}`}>
      {among && (
        <h3 className="reason__part number">
          {scheme.name}{' '}
          {reason.kind !== 'bounds' && (
            <span className="muted">
              {t('reason.part', {
                payment: money(reason.payment_cents),
                pool: money(reason.pool_cents),
              })}
            </span>
          )}
        </h3>
      )}
      <ReasonWords reason={reason} payout={payout} />
      <ReasonPicture reason={reason} payout={payout} message={message} />
    </section>
  );
}

export function notesOf(payout: PayoutView, t: TFunction): string[] {
  const notes: string[] = [];
  if (payout.outcome === 'unsettled') notes.push(t('payout.unsettled'));
  else if (!payout.settled_without) notes.push(t('payout.unsettled_without'));
  if (payout.outcome === 'below_untrained') notes.push(t('payout.below_untrained'));
  if (payout.my_share_stderr !== null) {
    notes.push(t('payout.estimated', { models: payout.models, error: percent(payout.my_share_stderr, 1) }));
  }
  if (payout.undistributed_cents > 0 && payout.undistributed_cents < payout.pool_cents) {
    notes.push(t('payout.undistributed', { amount: money(payout.undistributed_cents) }));
  }
  if (payout.fee_cents + payout.cost_cents === 0) notes.push(t('payout.debt'));
  return notes;
}

/** A share of the pool, with its standard error where it was estimated. */
const shareWords = (part: WeightView, t: TFunction): string =>
  part.share_stderr === null
    ? percent(part.share, 1)
    : t('payout.weights_uncertain', { share: percent(part.share, 1), error: percent(part.share_stderr, 1) });

function Weights({ payout, message }: Props) {
  const { t } = useTranslation();
  const nameOf = useNames(message);
  const own = message.view.you.player;
  const parts = payout.weights.map((weight) => ({ ...weight, you: weight.player === own }));
  const { rows, more } = useExcerpt(parts, (part) => part.you);
  if (parts.length < 2) return null;
  // Where visibility hides who the others are, their shares are still a list, just without names.
  const named = rows.filter((part) => part.player !== null);
  const nameless = rows.filter((part) => part.player === null).map((part) => shareWords(part, t));
  if (nameless.length > 0 && rows.length < parts.length) nameless.push('…');
  return (
    <details className="weights">
      <summary>{t('payout.weights')}</summary>
      <div className="weights__bar" aria-hidden="true">
        {parts.map((part, index) => (
          <span
            key={index}
            className={part.you ? 'weights__part weights__part--you' : 'weights__part'}
            style={{ flexGrow: part.share }}
          />
        ))}
      </div>
      <ul className="weights__list number" data-testid="weights">
        {named.map((part, index) => (
          <li key={index} className={part.you ? 'weights__you' : 'muted'}>
            {t('payout.weights_item', {
              who: part.you ? t('payout.weights_you') : nameOf(part.player),
              share: shareWords(part, t),
            })}
          </li>
        ))}
        {nameless.length > 0 && (
          <li className="muted">
            {t('payout.weights_item', { who: t('payout.others'), share: listed(nameless) })}
          </li>
        )}
      </ul>
      {more}
    </details>
  );
}
