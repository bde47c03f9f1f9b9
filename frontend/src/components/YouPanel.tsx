// The own enterprise: money, resources, data with some samples, rank.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { decimal, money, percent, signedMoney } from '../format';
import type { View } from '../generated/wire';
import { InfoTip } from './InfoTip';
import { useNames } from './names';

export function YouPanel({ message, children }: { message: View; children: ReactNode }) {
  const { t } = useTranslation();
  const nameOf = useNames(message);
  const { you, players_count } = message.view;
  return (
    <section className="card you" aria-labelledby="you-title">
      <header className="you__head">
        <span className="you-mark">{t('player.you')}</span>
        <h2 id="you-title">{nameOf(you.player)}</h2>
      </header>
      <div className="you__money">
        <div className="stat__line">
          <Term term={t('you.money')} tip={t('you.tip_money')} />
          {you.rank !== null && (
            <span className="you__rank number" title={t('you.rank_title')}>
              {t('you.rank', { rank: you.rank, players: players_count })}
            </span>
          )}
        </div>
        <strong className="you__sum number">
          <span className="hidden">{t('you.money')} </span>
          <span data-testid="money">{money(you.money_cents)}</span>
        </strong>
        <span className={`number ${tone(you.earned_this_turn_cents)}`}>
          {t('you.this_turn', { amount: signedMoney(you.earned_this_turn_cents) })}
        </span>
        <span className="muted number">
          {t('you.since_start', { amount: signedMoney(you.profit_cents) })}
        </span>
        {you.reserved_cents > 0 && (
          <span className="muted number">{t('you.held', { amount: money(you.reserved_cents) })}</span>
        )}
        {you.invested_cents > 0 && (
          <span className="muted number">{t('you.invested', { amount: money(you.invested_cents) })}</span>
        )}
      </div>
      <Resources you={you} />
      <DataMeter
        term={t('you.quality')}
        tip={t('you.tip_quality')}
        value={you.quality}
        note={
          you.quality_percentile === null ? null : t('you.better', { share: percent(you.quality_percentile) })
        }
      />
      <DataMeter
        term={t('you.quantity')}
        tip={t('you.tip_quantity')}
        value={you.quantity}
        extra={t('you.samples', { n: you.samples })}
        note={
          you.quantity_percentile === null ? null : t('you.more', { share: percent(you.quantity_percentile) })
        }
      />
      {children}
    </section>
  );
}

export function tone(cents: number): string {
  if (cents > 0) return 'good';
  return cents < 0 ? 'bad' : 'muted';
}

function Term({ term, tip }: { term: string; tip: string }) {
  return (
    <span className="term">
      {term} <InfoTip term={term}>{tip}</InfoTip>
    </span>
  );
}

function Resources({ you }: { you: View['view']['you'] }) {
  const { t } = useTranslation();
  const parts = [
    { key: 'free', count: you.resources_free, words: t('you.resources_free', { n: you.resources_free }) },
    {
      key: 'bids',
      count: you.resources_in_bids,
      words: t('you.resources_bids', { n: you.resources_in_bids }),
    },
    { key: 'use', count: you.resources_in_use, words: t('you.resources_use', { n: you.resources_in_use }) },
  ];
  return (
    <div className="stat">
      <div className="stat__line">
        <Term term={t('you.resources')} tip={t('you.tip_resources')} />
        <span className="muted number">{t('you.of_total', { n: you.resources })}</span>
      </div>
      <div className="units" aria-hidden="true">
        {parts.map((part) => (
          <span
            key={part.key}
            className={`units__part units__part--${part.key}`}
            style={{ flexGrow: part.count }}
          />
        ))}
      </div>
      <ul className="units__legend number">
        {parts.map((part) => (
          <li key={part.key}>
            <span className={`units__key units__part--${part.key}`} aria-hidden="true" />
            {part.words}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MeterProps {
  term: string;
  tip: string;
  value: number;
  note: string | null;
  extra?: string;
}

function DataMeter({ term, tip, value, note, extra }: MeterProps) {
  return (
    <div className="stat">
      <div className="stat__line">
        <Term term={term} tip={tip} />
        <strong className="number">{decimal(value)}</strong>
      </div>
      <div className="bar" aria-hidden="true">
        <span style={{ width: `${value * 100}%` }} />
      </div>
      <div className="stat__notes muted number">
        {note !== null && <span>{note}</span>}
        {extra !== undefined && <span>{extra}</span>}
      </div>
    </div>
  );
}
