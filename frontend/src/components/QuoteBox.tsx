// What the server says the draft would cost and do, before it is sent.
import { useTranslation } from 'react-i18next';
import { decimal, money, turns } from '../format';
import type { FederationView, PlayerView, Quote, QuoteCheck } from '../generated/wire';
import { Icon } from './Icon';
import { useRefusalWords } from './RejectMessage';

interface Props {
  quote: Quote | null;
  view: PlayerView;
  federation: FederationView;
  /** The code of a refusal that is shown already: it need not be said twice. */
  told: string | null;
}

export function QuoteBox({ quote, view, federation, told }: Props) {
  const { t } = useTranslation();
  const words = useRefusalWords();
  if (quote === null) return <div className="quote quote--empty muted">{t('quote.waiting')}</div>;
  const perTurn = view.rules.ticks_per_turn;
  const admitted = quote.checks.every((check) => check.met);
  return (
    <div className="quote" data-testid="quote" role="group" aria-label={t('quote.title')}>
      <dl className="number">
        <dt>{t('quote.cost')}</dt>
        <dd>
          <strong data-testid="quote-total">{t('quote.total', { amount: money(quote.total_cents) })}</strong>
          <span className="muted">
            {t('quote.parts', { fee: money(quote.fee_cents), cost: money(quote.cost_cents) })}
          </span>
        </dd>
        <dt>
          {t('quote.before')}
          {quote.paid_before !== null && <span className="quote__aside">{t('quote.no_promise')}</span>}
        </dt>
        <dd data-testid="quote-before">
          <Before quote={quote} federation={federation} />
        </dd>
        <dt>{t('quote.left')}</dt>
        <dd className={quote.left_cents < 0 ? 'warn' : ''} data-testid="quote-left">
          {t('quote.left_value', { amount: money(quote.left_cents) })}
        </dd>
        <dt>{t('quote.samples')}</dt>
        <dd>{t('quote.samples_value', { n: quote.samples, quality: decimal(quote.committed_quality) })}</dd>
        <dt>{t('quote.trains')}</dt>
        <dd>{t('quote.trains_value', { turns: turns(quote.training_ticks, perTurn) })}</dd>
        <dt>{t('quote.pays')}</dt>
        <dd className={quote.payouts_left > 0 ? '' : 'warn'}>
          {quote.payouts_left === 0 ? (
            t('quote.pays_never')
          ) : (
            <>
              <span>
                {t('quote.pays_value', {
                  turn: quote.payout_turn,
                  turns: turns(quote.payout_tick - view.tick, perTurn),
                })}
              </span>
              <span className="muted" data-testid="quote-payouts">
                {t('quote.payouts', { count: quote.payouts_left })}
              </span>
            </>
          )}
        </dd>
      </dl>
      {!quote.legal && quote.code !== null && quote.code !== told && (
        <p className="quote__illegal" data-testid="quote-illegal">
          {words({ code: quote.code, message: quote.message ?? '', facts: quote.facts })}
        </p>
      )}
      <Checks checks={quote.checks} admitted={admitted} legal={quote.legal} />
    </div>
  );
}

/** What the federation paid for a cycle before: to whom, as far as this seat may see it, or else in all. */
function Before({ quote, federation }: { quote: Quote; federation: FederationView }) {
  const { t } = useTranslation();
  const before = quote.paid_before;
  if (before !== null) {
    const { lowest_cents: lowest, highest_cents: highest, cycles, whom } = before;
    return (
      <>
        <strong>
          {lowest === highest
            ? t('quote.before_one', { amount: money(lowest) })
            : t('quote.before_range', { lowest: money(lowest), highest: money(highest) })}
        </strong>
        <span className="muted">{t(`quote.before_${whom}`, { count: cycles })}</span>
      </>
    );
  }
  const last = federation.cycles.findLast((cycle) => cycle.pool_cents !== null);
  if (last === undefined) return t('quote.before_none');
  return (
    <>
      <span>{t('quote.before_pool', { pool: money(last.pool_cents ?? 0) })}</span>
      <span className="muted">{t('quote.before_pool_to', { count: last.members_count })}</span>
    </>
  );
}

function Checks({
  checks,
  admitted,
  legal,
}: {
  checks: readonly QuoteCheck[];
  admitted: boolean;
  legal: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className={admitted ? 'checks checks--met' : 'checks checks--unmet'}>
      {/* A draft that cannot be sent is not praised for what it meets. */}
      {(legal || !admitted) && (
        <p className="checks__sum">
          <Icon name={admitted ? 'check' : 'cross'} /> {admitted ? t('quote.admitted') : t('quote.refused')}
        </p>
      )}
      <ul className="number">
        {checks.map((check) => (
          <li key={check.rule} className={check.met ? 'check' : 'check check--unmet'}>
            <Icon name={check.met ? 'check' : 'cross'} size={14} />
            <CheckWords check={check} />
            <span className="hidden">: {check.met ? t('quote.check_met') : t('quote.check_unmet')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CheckWords({ check }: { check: QuoteCheck }) {
  const { t } = useTranslation();
  const show = (value: number): string => {
    if (check.rule === 'payment') return money(value);
    return check.rule === 'quality' || check.rule === 'quantity' ? decimal(value) : String(value);
  };
  const numbers = { given: show(check.given), needed: show(check.needed) };
  if (check.rule === 'members') return <span>{t('quote.check_members', numbers)}</span>;
  return <span>{t('quote.check', { what: t(`bid.${check.rule}`), ...numbers })}</span>;
}
