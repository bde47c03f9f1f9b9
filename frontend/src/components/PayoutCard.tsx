// Why I got this much: one payout in numbers. A loss is said as plainly as a gain.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf as federationName } from '../federation';
import { gap, listed, money, percent, signedMoney } from '../format';
import type { PayoutView, View, WeightView } from '../generated/wire';
import { useSchemes } from '../wiring/catalogue';
import { Badge } from './Badge';
import { useExcerpt } from './Excerpt';
import { useNames } from './names';
import { tone } from './YouPanel';

interface Props {
  payouts: readonly PayoutView[];
  message: View;
  onDismiss: () => void;
}

export function PayoutCards({ payouts, message, onDismiss }: Props) {
  const { t } = useTranslation();
  const section = useRef<HTMLElement>(null);
  const count = payouts.length;
  useEffect(() => {
    // Ready is pressed from anywhere on the page; what it brought must not stay out of sight.
    if (count > 0) section.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  return (
    <section className="payouts" aria-live="polite" aria-label={t('payout.news')} ref={section}>
      {payouts.map((payout) => (
        <PayoutCard key={keyOf(payout)} payout={payout} message={message} />
      ))}
      {count > 0 && (
        <button
          type="button"
          className="button button--soft"
          data-testid="payout-dismiss"
          onClick={onDismiss}
        >
          {t('payout.dismiss')}
        </button>
      )}
    </section>
  );
}

export const keyOf = (payout: PayoutView): string => `${payout.federation}:${payout.cycle}:${payout.tick}`;

export function PayoutCard({ payout, message }: { payout: PayoutView; message: View }) {
  const { t } = useTranslation();
  const name = federationName(message.view.federations, payout.federation);
  const scheme = useSchemes()(payout.scheme);
  const paidIn = payout.fee_cents + payout.cost_cents;
  return (
    <article className="payout" data-testid="payout-card" aria-label={t('payout.title', { name })}>
      <header className="payout__head">
        <Badge federation={payout.federation} />
        <h2>{t('payout.title', { name })}</h2>
        <strong className={`payout__net number ${tone(payout.net_cents)}`}>
          {signedMoney(payout.net_cents)}
        </strong>
      </header>
      <div className="payout__body">
        <p className="payout__words number">
          {sentences(payout, name, scheme.name, t).map((sentence) => (
            <span key={sentence}>
              {sentence}
              {gap()}
            </span>
          ))}
          <strong className={tone(payout.net_cents)}>{verdict(payout, t)}</strong>
        </p>
        <dl className="payout__sums number">
          <dt>{t('payout.got')}</dt>
          <dd>{money(payout.payment_cents)}</dd>
          <dt>{t('payout.paid_in')}</dt>
          <dd>−{money(paidIn)}</dd>
          <dt>{t('payout.net')}</dt>
          <dd className={tone(payout.net_cents)}>{signedMoney(payout.net_cents)}</dd>
        </dl>
        <Compare payout={payout} />
        <Weights payout={payout} message={message} />
      </div>
    </article>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

export function sentences(payout: PayoutView, name: string, scheme: string, t: Translate): string[] {
  const words = [
    t('payout.paid', { name, pool: money(payout.pool_cents), payment: money(payout.payment_cents) }),
  ];
  if (payout.outcome === 'unsettled') {
    words.push(t('payout.unsettled'));
  } else if (payout.accuracy_with !== null && payout.accuracy_without !== null) {
    words.push(
      t('payout.accuracy', {
        with: percent(payout.accuracy_with, 1),
        without: percent(payout.accuracy_without, 1),
      }),
    );
  } else if (payout.accuracy_with !== null) {
    words.push(t('payout.accuracy_only', { with: percent(payout.accuracy_with, 1) }));
    if (!payout.settled_without) words.push(t('payout.unsettled_without'));
  }
  if (payout.outcome === 'below_untrained') words.push(t('payout.below_untrained'));
  if (scheme !== '') words.push(t('payout.share', { scheme, share: percent(payout.my_share, 1) }));
  if (payout.my_share_stderr !== null) {
    words.push(t('payout.estimated', { models: payout.models, error: percent(payout.my_share_stderr, 1) }));
  }
  if (payout.undistributed_cents > 0) {
    words.push(t('payout.undistributed', { amount: money(payout.undistributed_cents) }));
  }
  const total = payout.fee_cents + payout.cost_cents;
  words.push(
    total === 0
      ? t('payout.debt')
      : t('payout.cost', {
          total: money(total),
          fee: money(payout.fee_cents),
          cost: money(payout.cost_cents),
        }),
  );
  return words;
}

export function verdict(payout: PayoutView, t: Translate): string {
  if (payout.net_cents > 0) return t('payout.gain', { net: money(payout.net_cents) });
  return payout.net_cents < 0 ? t('payout.loss', { net: money(-payout.net_cents) }) : t('payout.even');
}

function Compare({ payout }: { payout: PayoutView }) {
  const { t } = useTranslation();
  if (payout.accuracy_with === null || payout.accuracy_without === null) return null;
  const bars = [
    { words: t('payout.with_you'), value: payout.accuracy_with, you: true },
    { words: t('payout.without_you'), value: payout.accuracy_without, you: false },
  ];
  return (
    <ul className="compare number">
      {bars.map((bar) => (
        <li key={bar.words}>
          <span className="compare__words">{bar.words}</span>
          <span className="bar" aria-hidden="true">
            <span className={bar.you ? '' : 'bar__other'} style={{ width: `${100 * bar.value}%` }} />
          </span>
          <span>{percent(bar.value, 1)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A share of the pool, with its standard error where it was estimated. */
const shareWords = (part: WeightView, t: Translate): string =>
  part.share_stderr === null
    ? percent(part.share, 1)
    : t('payout.weights_uncertain', { share: percent(part.share, 1), error: percent(part.share_stderr, 1) });

function Weights({ payout, message }: { payout: PayoutView; message: View }) {
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
    <div className="weights">
      <h3>{t('payout.weights')}</h3>
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
    </div>
  );
}
