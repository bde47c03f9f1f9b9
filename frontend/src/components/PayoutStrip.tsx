// News of pay, above the federations: one line for each payout, whose reasons open in place. The table stays where it is.
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fillOf, nameOf as federationName } from '../federation';
import { gap, listed, signedMoney } from '../format';
import type { PayoutView, View } from '../generated/wire';
import type { Passed } from '../state/passed';
import { withWords } from '../i18n';
import { around, keyOf } from '../state/reason';
import { useSchemes } from '../wiring/catalogue';
import { useDoings } from '../wiring/looked';
import { usePaidSound } from '../wiring/sound';
import { Badge } from './Badge';
import { Icon } from './Icon';
import { Loading } from './Loading';
import { useNames } from './names';
import { tone } from './YouPanel';

const PayoutReasons = lazy(
  withWords(() => import('./PayoutCard').then((m) => ({ default: m.PayoutReasons })), 'reasons'),
);

interface Props {
  payouts: readonly PayoutView[];
  message: View;
  /** Who was overtaken by what was paid, as far as the board shows. */
  passed: Passed | null;
  onDismiss: () => void;
}

export function PayoutStrip({ payouts, message, passed, onDismiss }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const body = useId();
  const shown = payouts.find((payout) => keyOf(payout) === open);
  useHeard(payouts);
  const section = useRef<HTMLElement>(null);
  const count = payouts.length;
  useEffect(() => {
    // Ready is pressed from anywhere on the page; what it brought must not stay out of sight.
    if (count > 0) section.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const net = payouts.reduce((sum, payout) => sum + payout.net_cents, 0);
  // A region that announces must be there before it has something to say.
  return (
    <section className="payouts" aria-live="polite" aria-label={t('payout.news')} ref={section}>
      {payouts.length > 0 && (
        <div className="strip" data-testid="payout-strip">
          <header className="strip__head">
            <h2 className="number">
              {payouts.length === 1 ? t('strip.one') : t('strip.many', { n: payouts.length })}
            </h2>
            <strong className={`number ${tone(net)}`}>
              <span className="hidden">{t('payout.net')} </span>
              {signedMoney(net)}
            </strong>
            {passed && <Overtaking passed={passed} message={message} />}
            <button
              type="button"
              className="button button--quiet strip__done"
              data-testid="payout-dismiss"
              onClick={onDismiss}
            >
              {t('payout.dismiss')}
            </button>
          </header>
          <ul className="strip__list">
            {payouts.map((payout) => (
              <li key={keyOf(payout)}>
                <Chip
                  payout={payout}
                  message={message}
                  body={body}
                  open={keyOf(payout) === open}
                  onToggle={() => {
                    setOpen(keyOf(payout) === open ? null : keyOf(payout));
                  }}
                />
              </li>
            ))}
          </ul>
          <div id={body}>
            {shown && (
              <div className="strip__body" data-testid="payout-card" key={keyOf(shown)}>
                <Suspense fallback={<Loading />}>
                  <PayoutReasons payout={shown} message={message} />
                </Suspense>
              </div>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

/** New payouts are heard where that is switched on; those that were there are not. */
function useHeard(payouts: readonly PayoutView[]): void {
  const play = usePaidSound();
  const heard = useRef(payouts.length);
  useEffect(() => {
    const news = payouts.slice(heard.current);
    heard.current = payouts.length;
    if (news.length > 0) play(news.reduce((sum, payout) => sum + payout.net_cents, 0));
  }, [payouts, play]);
}

interface ChipProps {
  payout: PayoutView;
  message: View;
  body: string;
  open: boolean;
  onToggle: () => void;
}

function Chip({ payout, message, body, open, onToggle }: ChipProps) {
  const tell = useDoings();
  const scheme = useSchemes()(payout.scheme);
  const name = federationName(message.view.federations, payout.federation);
  return (
    <button
      type="button"
      className={open ? 'chip chip--open' : 'chip'}
      data-testid={`payout-${payout.federation}`}
      aria-expanded={open}
      aria-controls={body}
      onClick={() => {
        tell({
          kind: open ? 'closed' : 'looked',
          what: 'panel.payout',
          federation: payout.federation,
          step: message.view.step,
        });
        onToggle();
      }}
    >
      <Badge federation={payout.federation} />
      <strong className="chip__name">{name}</strong>
      <strong className={`chip__net number ${tone(payout.net_cents)}`}>
        {signedMoney(payout.net_cents)}
      </strong>
      <Icon name="chevron" />
      <span className="chip__scheme muted">{scheme.name}</span>
      <Flow payout={payout} own={message.view.you.player} />
    </button>
  );
}

/** The pool, which goes to the members when it is paid: every piece comes from the left, the own one is violet. */
function Flow({ payout, own }: { payout: PayoutView; own: number }) {
  const parts = around(
    payout.weights.map((weight) => ({ ...weight, you: weight.player === own, value: weight.share })),
  );
  return (
    <span className="flow" aria-hidden="true">
      <span className="flow__pool" style={{ background: fillOf(payout.federation) }} />
      {parts.map((part, index) => (
        <span
          key={index}
          className={part.you ? 'flow__part flow__part--you' : 'flow__part'}
          style={{ flexGrow: part.value, animationDelay: `${60 * index}ms` }}
        />
      ))}
    </span>
  );
}

const NAMED = 3;

/** Who was overtaken by whom: by name where the board has names, else by the place. */
function Overtaking({ passed, message }: { passed: Passed; message: View }) {
  const { t } = useTranslation();
  const nameOf = useNames(message);
  const names = (players: readonly number[]): string => {
    const some = players.slice(0, NAMED).map(nameOf);
    return listed(players.length > NAMED ? [...some, t('strip.more', { n: players.length - NAMED })] : some);
  };
  const { overtaken, by, from, to } = passed;
  const said = [
    overtaken.length > 0 && t('strip.passed', { names: names(overtaken) }),
    by.length > 0 && t('strip.passed_by', { names: names(by) }),
    overtaken.length + by.length === 0 && t(to < from ? 'strip.rose' : 'strip.fell', { from, to }),
  ].filter((words) => words !== false);
  const up = overtaken.length > by.length || (overtaken.length === by.length && to < from);
  return (
    <span className={up ? 'strip__passed good' : 'strip__passed muted'} data-testid="overtaking">
      <Icon name={up ? 'up' : 'down'} /> {said.join(gap())}
    </span>
  );
}
