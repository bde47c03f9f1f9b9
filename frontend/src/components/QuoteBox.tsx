// What the server says the draft would cost and do, before it is sent.
import { useTranslation } from 'react-i18next';
import { decimal, money, turns } from '../format';
import type { PlayerView, Quote, QuoteCheck } from '../generated/wire';
import { Icon } from './Icon';
import { useRefusalWords } from './RejectMessage';

interface Props {
  quote: Quote | null;
  view: PlayerView;
  /** The code of a refusal that is shown already: it need not be said twice. */
  told: string | null;
}

export function QuoteBox({ quote, view, told }: Props) {
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
        <dt>{t('quote.samples')}</dt>
        <dd>{t('quote.samples_value', { n: quote.samples, quality: decimal(quote.committed_quality) })}</dd>
        <dt>{t('quote.trains')}</dt>
        <dd>{t('quote.trains_value', { turns: turns(quote.training_ticks, perTurn) })}</dd>
        <dt>{t('quote.pays')}</dt>
        <dd className={quote.pays_before_end ? '' : 'warn'}>
          {quote.pays_before_end
            ? t('quote.pays_value', {
                turn: quote.payout_turn,
                turns: turns(quote.payout_tick - view.tick, perTurn),
              })
            : t('quote.pays_never')}
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
