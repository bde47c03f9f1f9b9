// The last step in words: what was admitted, trained, sold and paid.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf as federationName } from '../federation';
import { listed, money, signedMoney } from '../format';
import type { View } from '../generated/wire';
import type { SeatEvent } from '../net/messages';
import { Badge } from './Badge';
import { useEventWords, type EventWords } from './eventWords';
import { useNames } from './names';

export const EventList = memo(function EventList({
  message,
  events,
}: {
  message: View;
  events: readonly SeatEvent[];
}) {
  const { t } = useTranslation();
  const wordsOf = useEventWords(message);
  const nameOf = useNames(message);
  const { view } = message;
  const told = events.map(wordsOf).filter((words): words is EventWords => words !== null);
  const paid = view.payouts
    .filter((payout) => payout.tick === view.tick && view.tick > 0)
    .map((payout): EventWords => {
      const federation = federationName(view.federations, payout.federation);
      const numbers = { federation, amount: money(payout.payment_cents), net: signedMoney(payout.net_cents) };
      return { words: t('events.paid', numbers), federation: payout.federation, own: true };
    });
  const lines = [...paid, ...told];
  return (
    <>
      <h2>{t('events.title')}</h2>
      {message.stand_ins.length > 0 && (
        <p className="muted" data-testid="stand-ins">
          {t('events.stand_ins', { names: listed(message.stand_ins.map(nameOf)) })}
        </p>
      )}
      {lines.length === 0 ? (
        <p className="muted">{t('events.empty')}</p>
      ) : (
        // The list scrolls inside its card; it must be reachable by keyboard for that.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className="events number" tabIndex={0} aria-label={t('events.title')} data-testid="events">
          {lines.map((line, index) => (
            <li key={index} className={line.own ? 'events__own' : ''}>
              {line.federation === null ? (
                <span className="events__dot" aria-hidden="true" />
              ) : (
                <Badge federation={line.federation} small />
              )}
              <span>{line.words}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
});
