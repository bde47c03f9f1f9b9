// The bid for one federation: what to bring, what it will cost and do (as the server says), and the moves that the
// server allows here now.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { turns } from '../format';
import type { FederationView, View } from '../generated/wire';
import type { PlayerAction } from '../net/messages';
import type { Draft } from '../state/draft';
import type { TableState } from '../state/table';
import { useQuote } from '../wiring/hooks';
import { Badge } from './Badge';
import { QuoteBox } from './QuoteBox';
import { RejectMessage, useRefusalWords } from './RejectMessage';
import { SliderField } from './SliderField';

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
  const draft = props.draft ?? first;
  const editable = allowed.place_bid || allowed.change_commitment;
  const Heading = props.inRow ? 'h4' : 'h2';
  const send = (): void => {
    const kind = allowed.change_commitment ? 'change_commitment' : 'place_bid';
    submit({ kind, federation: federation.federation, commitment: draft });
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
        <Done state={state} message={message} />
        <Moves {...props} editable={editable} />
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
  const quote = useQuote(federation.federation, draft, moment, state.quote, askQuote);
  return (
    <form
      id={FORM}
      className="bid__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <SliderField field="quality_share" draft={draft} max={100} step={5} onDraft={onDraft} />
      <SliderField field="quantity_share" draft={draft} max={100} step={5} onDraft={onDraft} />
      <SliderField field="resources" draft={draft} max={allowed.max_resources} step={1} onDraft={onDraft} />
      <SliderField
        field="payment_cents"
        draft={draft}
        max={Math.floor(allowed.max_payment_cents / 100)}
        step={5}
        onDraft={onDraft}
      />
      <QuoteBox quote={quote} view={view} told={state.refusal?.reject.code ?? null} />
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
function Moves({ federation, submit, state, editable }: Props & { editable: boolean }) {
  const { t } = useTranslation();
  const { allowed, my_bid, phase } = federation;
  const busy = state.pending.length > 0;
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
      disabled={busy}
      onClick={() => {
        submit({ kind, federation: federation.federation });
      }}
    >
      {words}
    </button>
  );
  const again = my_bid !== null || allowed.change_commitment;
  return (
    <div className="bid__moves">
      {editable && (
        <button
          type="submit"
          form={FORM}
          className={again ? 'button button--soft' : 'button button--main'}
          data-testid="place-bid"
          disabled={busy}
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

function Done({ state, message }: { state: TableState; message: View }) {
  const { t } = useTranslation();
  const action = state.done?.action;
  const words = (): string => {
    if (!action || action.kind === 'ready') return '';
    const name = message.view.federations[action.federation - 1]?.name ?? '';
    return t(`bid.done_${action.kind}`, { name });
  };
  const text = words();
  return (
    <p className={text === '' ? 'hidden' : 'bid__done'} role="status" data-testid="bid-done">
      {text}
    </p>
  );
}
