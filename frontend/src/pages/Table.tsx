// The table during play: wires the parts of the screen to the state of the table.
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { BidForm } from '../components/BidForm';
import { DataChart } from '../charts/DataChart';
import { EventList } from '../components/EventList';
import { FederationList } from '../components/FederationList';
import { FederationSheet } from '../components/FederationSheet';
import { PayoutStrip } from '../components/PayoutStrip';
import { ProfitChart } from '../charts/ProfitChart';
import { Rivals } from '../components/Rivals';
import { Renewals } from '../components/Renewals';
import { ReadyBar } from '../components/ReadyBar';
import { SamplesStrip } from '../components/SamplesStrip';
import { ShareChart } from '../charts/ShareChart';
import { YouPanel } from '../components/YouPanel';
import type { View } from '../generated/wire';
import { withWords } from '../i18n';
import { firstChoice } from '../state/hint';
import type { TableState } from '../state/table';
import { wantsCoach, wasCoached, type Coaching } from '../wiring/coached';
import { useMedia } from '../wiring/hooks';
import { useTableKeys } from '../wiring/keys';
import { useDoings } from '../wiring/looked';
import { useDrafts } from '../wiring/useDrafts';
import { useSamples } from '../wiring/requests';
import type { TableActions } from '../wiring/useTable';

/** Who has been coached loads none of it. */
const Coach = lazy(withWords(() => import('../coach/Coach').then((m) => ({ default: m.Coach })), 'coach'));

interface Props {
  gameId: string;
  message: View;
  state: TableState;
  actions: TableActions;
  /** Where newcomers are shown round; null where nobody is. */
  coaching?: Coaching | null;
}

export function Table({ gameId, message, state, actions, coaching = null }: Props) {
  const { view } = message;
  const [selected, setSelected] = useState(() => firstChoice(message));
  const [expanded, setExpanded] = useState<number | null>(null);
  const book = useDrafts(actions.submit);
  const tell = useDoings();
  const narrow = useMedia('(max-width: 720px)');
  const [coached, endCoach] = useCoached(coaching, view.step, actions.startClock);

  const news = useMemo(
    () => view.payouts.slice(state.payoutsSeen ?? view.payouts.length),
    [view.payouts, state.payoutsSeen],
  );
  const federation = view.federations[selected - 1];
  const draft = book.drafts[selected] ?? null;
  const shown = draft ?? federation?.allowed.suggested ?? null;
  const samples = useSamples(gameId, shown?.quality_share ?? 1, shown?.quantity_share ?? 1);

  const select = useCallback((number: number): void => {
    setSelected(number);
    setExpanded(number);
    document.getElementById(`federation-${number}`)?.scrollIntoView({ block: 'nearest' });
  }, []);
  // Read when a row is pressed, so that the rows that stay as they are need not be drawn again.
  const open = useRef({ expanded, step: view.step });
  useEffect(() => {
    open.current = { expanded, step: view.step };
  }, [expanded, view.step]);
  const toggle = useCallback(
    (number: number): void => {
      const { expanded, step } = open.current;
      const kind = expanded === number ? 'closed' : 'looked';
      tell({ kind, what: 'panel.federation', federation: number, step });
      setExpanded(expanded === number ? null : number);
      setSelected(number);
    },
    [tell],
  );
  const closeSheet = useCallback((): void => {
    setExpanded(null);
    document.querySelector<HTMLElement>('.row__open[aria-expanded="true"]')?.focus();
  }, []);
  useTableKeys(view.federations.length, select);
  // A sheet would hide what the next step brings.
  const [step, setStep] = useState(view.step);
  if (step !== view.step) {
    setStep(view.step);
    if (narrow) setExpanded(null);
  }
  const form = federation && (
    <BidForm
      key={selected}
      message={message}
      state={state}
      federation={federation}
      inRow={narrow}
      draft={draft}
      onDraft={(next) => {
        book.change(selected, next);
      }}
      submit={book.submit}
      askQuote={actions.askQuote}
    />
  );
  return (
    <div className="table-page">
      <div className="table-page__main">
        <div className="table-page__federations">
          <PayoutStrip
            payouts={news}
            message={message}
            passed={state.passed}
            onDismiss={actions.payoutsSeen}
          />
          <Renewals
            message={message}
            renewing={state.renewing}
            onRenewing={actions.setRenewing}
            onChange={select}
            submit={book.submit}
            busy={state.pending.length > 0}
          />
          <FederationList
            message={message}
            runs={state.runs}
            selected={selected}
            expanded={expanded}
            onSelect={select}
            onToggle={toggle}
            elsewhere={narrow}
          />
        </div>
        {!narrow && <div className="table-page__bid card">{form}</div>}
        <div className="table-page__you">
          <YouPanel message={message}>
            <SamplesStrip answer={samples} total={view.you.samples} />
          </YouPanel>
        </div>
      </div>
      <div className="table-page__charts">
        <div className="table-page__told">
          <section className="card">
            <Rivals
              gameId={gameId}
              message={message}
              events={state.lastStep}
              onReact={(reaction) => {
                actions.submit({ kind: 'react', reaction });
              }}
            />
          </section>
          <section className="card">
            <EventList message={message} events={state.lastStep} />
          </section>
        </div>
        {view.turns.length > 0 && (
          <>
            <section className="card">
              <ShareChart turns={view.turns} federations={view.federations} rules={view.rules} />
            </section>
            <section className="card">
              <ProfitChart turns={view.turns} rules={view.rules} />
            </section>
          </>
        )}
        <section className="card">
          <DataChart
            demographics={view.demographics}
            federations={view.federations}
            quality={view.you.quality}
            quantity={view.you.quantity}
          />
        </section>
      </div>
      <div className="table-page__foot">
        {narrow && federation && expanded === selected && (
          <FederationSheet federation={federation} message={message} form={form} onClose={closeSheet} />
        )}
        <ReadyBar message={message} state={state} book={book} onRead={actions.payoutsSeen} />
      </div>
      {coaching && coached && (
        <Suspense>
          <Coach
            coaching={coaching}
            message={message}
            state={state}
            expanded={expanded}
            drafted={draft === null ? null : selected}
            onShowBid={() => {
              setExpanded(selected);
            }}
            onEnd={endCoach}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Whether the coach is on the screen, and what ends it. Who skips it wants to play: the clock runs from then on. */
function useCoached(
  coaching: Coaching | null,
  step: number,
  startClock: () => void,
): [boolean, (how: 'done' | 'skipped') => void] {
  const [wanted, setWanted] = useState(() => coaching !== null && wantsCoach(coaching, step));
  const end = useCallback(
    (how: 'done' | 'skipped') => {
      if (coaching) wasCoached(coaching);
      setWanted(false);
      if (how === 'skipped') startClock();
    },
    [coaching, startClock],
  );
  return [wanted, end];
}
