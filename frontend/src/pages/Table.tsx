// The table during play: wires the parts of the screen to the state of the table.
import { useState } from 'react';
import { BidForm } from '../components/BidForm';
import { DataChart } from '../charts/DataChart';
import { EventList } from '../components/EventList';
import { FederationList } from '../components/FederationList';
import { PayoutCards } from '../components/PayoutCard';
import { ProfitChart } from '../charts/ProfitChart';
import { ReadyBar } from '../components/ReadyBar';
import { SamplesStrip } from '../components/SamplesStrip';
import { ShareChart } from '../charts/ShareChart';
import { YouPanel } from '../components/YouPanel';
import type { View } from '../generated/wire';
import type { Draft } from '../state/draft';
import { firstChoice } from '../state/hint';
import type { TableState } from '../state/table';
import { useMedia } from '../wiring/hooks';
import { useSamples } from '../wiring/requests';
import type { TableActions } from '../wiring/useTable';

interface Props {
  gameId: string;
  message: View;
  state: TableState;
  actions: TableActions;
}

export function Table({ gameId, message, state, actions }: Props) {
  const { view } = message;
  const [selected, setSelected] = useState(() => firstChoice(message));
  const [expanded, setExpanded] = useState<number | null>(null);
  const [drafts, setDrafts] = useState<Readonly<Record<number, Draft>>>({});
  const narrow = useMedia('(max-width: 719px)');

  const federation = view.federations[selected - 1];
  const draft = drafts[selected] ?? null;
  const shown = draft ?? federation?.allowed.suggested ?? null;
  const samples = useSamples(gameId, shown?.quality_share ?? 1, shown?.quantity_share ?? 1);

  const select = (number: number): void => {
    setSelected(number);
    setExpanded(number);
    document.getElementById(`federation-${number}`)?.scrollIntoView({ block: 'nearest' });
  };
  const toggle = (number: number): void => {
    setExpanded(expanded === number ? null : number);
    setSelected(number);
  };
  const form = federation && (
    <BidForm
      key={selected}
      message={message}
      state={state}
      federation={federation}
      inRow={narrow}
      draft={draft}
      onDraft={(next) => {
        setDrafts({ ...drafts, [selected]: next });
      }}
      submit={actions.submit}
      askQuote={actions.askQuote}
    />
  );
  return (
    <div className="table-page">
      <div className="table-page__main">
        <div className="table-page__you">
          <YouPanel message={message}>
            <SamplesStrip answer={samples} total={view.you.samples} />
          </YouPanel>
        </div>
        <div className="table-page__federations">
          <PayoutCards
            payouts={view.payouts.slice(state.payoutsSeen ?? view.payouts.length)}
            message={message}
            onDismiss={actions.payoutsSeen}
          />
          <FederationList
            message={message}
            runs={state.runs}
            selected={selected}
            expanded={expanded}
            onSelect={select}
            onToggle={toggle}
            form={narrow ? form : null}
          />
        </div>
        {!narrow && <div className="table-page__bid card">{form}</div>}
      </div>
      <div className="table-page__charts">
        <section className="card">
          <EventList message={message} events={state.lastStep} />
        </section>
        <section className="card">
          <ShareChart view={view} />
        </section>
        <section className="card">
          <ProfitChart view={view} />
        </section>
        <section className="card">
          <DataChart view={view} />
        </section>
      </div>
      <ReadyBar
        message={message}
        state={state}
        onReady={() => {
          // Who moves on has read what was paid.
          actions.payoutsSeen();
          actions.submit({ kind: 'ready' });
        }}
      />
    </div>
  );
}
