// The bid for one federation: what to bring, what it will cost and do (as the server says), and the moves that the
// server allows here now.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { turns } from '../format';
import type { FederationView, View } from '../generated/wire';
import type { PlayerAction } from '../net/messages';
import { keptFrom } from '../state/acting';
import { heldAt, isSame, sending, type Draft } from '../state/draft';
import type { TableState } from '../state/table';
import { useQuote } from '../wiring/hooks';
import { Badge } from './Badge';
import { QuoteBox } from './QuoteBox';
import { RejectMessage, useRefusalWords } from './RejectMessage';
import { SliderField } from './SliderField';
import { Stands } from './Stands';

interface Props {
  message: View;
  state: TableState;
  federation: FederationView;
  /** Inside a row of the list, the form is a part of what the row's heading names. */
  inRow: boolean;
  draft: Draft | null;
  onDraft: (draft: Draft) => void;
  submit: (action: PlayerAction) => void;
  askQuote: (federation: number, draft: Draft) => void;
}

const FORM = 'bid-fields';

export function BidForm(props: Props) {
  const { t } = useTranslation();
  const { federation, message, state, submit } = props;
  const { allowed } = federation;
  const [first] = useState<Draft>(allowed.suggested);
  const draft = props.draft ?? heldAt(federation) ?? first;
  const editable = allowed.place_bid || allowed.change_commitment;
  const held = heldAt(federation);
  const differs = held !== null && !isSame(draft, held);
  const Heading = props.inRow ? 'h4' : 'h2';
  const send = (): void => {
    submit(sending({ federation, draft }));
  };
  return (
    <section className="bid" aria-labelledby="bid-title" data-testid="bid-form">
      <Heading id="bid-title" className="bid__title">
        {federation.my_membership ? t('bid.title_member') : t('bid.title')}
        <span className="bid__federation">
          <Badge federation={federation.federation} small /> {federation.name}
        </span>
      </Heading>
      {editable ? (
        <Fields {...props} draft={draft} send={send} />
      ) : (
        <WhyNot federation={federation} message={message} />
      )}
      <div className="bid__foot">
        <RejectMessage refusal={state.refusal} />
        <Stands federation={federation} draft={draft} state={state} onDraft={props.onDraft} />
        <Moves {...props} editable={editable} differs={differs} />
      </div>
    </section>
  );
}

function Fields({
  federation,
  message,
  state,
  draft,
  onDraft,
  askQuote,
  send,
}: Props & { draft: Draft; send: () => void }) {
  const { view } = message;
  const { allowed } = federation;
  const moment = `${view.step}:${view.you.free_cents}:${view.you.resources_free}`;
  const given = { draft, onDraft, disabled: keptFrom(message) !== null };
  const quote = useQuote(federation.federation, draft, moment, state.quote, askQuote);
  return (
    <form
      id={FORM}
      className="bid__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A number that is not understood is not sent as the one that stood there before.
        const unread = event.currentTarget.querySelector<HTMLInputElement>('[aria-invalid="true"]');
        if (unread) unread.focus();
        else send();
      }}
    >
      <SliderField field="quality_share" {...given} max={100} step={5} />
      <SliderField field="quantity_share" {...given} max={100} step={5} />
      <SliderField field="resources" {...given} max={allowed.max_resources} step={1} />
      <SliderField
        field="payment_cents"
        {...given}
        max={Math.floor(allowed.max_payment_cents / 100)}
        step={5}
      />
      <QuoteBox quote={quote} view={view} federation={federation} told={state.refusal?.reject.code ?? null} />
    </form>
  );
}

function WhyNot({ federation, message }: { federation: FederationView; message: View }) {
  const { t } = useTranslation();
  const words = useRefusalWords();
  const { view } = message;
  const { why_not, opens_in } = federation.allowed;
  return (
    <div className="bid__closed" data-testid="bid-closed">
      <p>
        {why_not === null ? t('bid.why_not') : words({ code: why_not, message: t('bid.why_not'), facts: {} })}
      </p>
      {opens_in > 0 && view.status === 'playing' && (
        <p className="muted number">
          {t('bid.opens', { turns: turns(opens_in, view.rules.ticks_per_turn) })}
        </p>
      )}
    </div>
  );
}

/** The moves that the server allows here now; the first of them is the one for the fields above. */
function Moves({
  federation,
  message,
  submit,
  state,
  editable,
  differs,
}: Props & { editable: boolean; differs: boolean }) {
  const { t } = useTranslation();
  const { allowed, my_bid, phase } = federation;
  const busy = state.pending.length > 0;
  const disabled = busy || keptFrom(message) !== null;
  const word = (): string => {
    if (busy) return t('bid.sending');
    if (allowed.change_commitment) return t('bid.change');
    return my_bid ? t('bid.replace') : t('bid.place');
  };
  const move = (kind: 'withdraw_bid' | 'leave_federation', testid: string, words: string) => (
    <button
      type="button"
      className="button"
      data-testid={testid}
      disabled={disabled}
      onClick={() => {
        submit({ kind, federation: federation.federation });
      }}
    >
      {words}
    </button>
  );
  // What holds already need not be pressed again.
  const soft = !differs && (my_bid !== null || allowed.change_commitment);
  return (
    <div className="bid__moves">
      {editable && (
        <button
          type="submit"
          form={FORM}
          className={soft ? 'button button--soft' : 'button button--main'}
          data-testid="place-bid"
          disabled={disabled}
        >
          {word()}
        </button>
      )}
      {allowed.withdraw_bid && move('withdraw_bid', 'withdraw-bid', t('bid.withdraw'))}
      {allowed.leave &&
        move('leave_federation', 'leave', phase === 'bidding' ? t('bid.leave') : t('bid.leave_after'))}
    </div>
  );
}
