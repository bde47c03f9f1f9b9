// Always in sight: what one can do now, who is still deciding, and the button that ends the own decision.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf as federationName } from '../federation';
import { clock, gap, listed, turns } from '../format';
import type { View } from '../generated/wire';
import { keptFrom } from '../state/acting';
import { sending, unsentDrafts } from '../state/draft';
import { deciding, hintOf, opensIn } from '../state/hint';
import type { TableState } from '../state/table';
import { useCountdown } from '../wiring/hooks';
import type { DraftBook } from '../wiring/useDrafts';
import { saidReady, usePassing, type Passing } from '../wiring/usePassing';
import { Icon } from './Icon';
import { UnsentDialog } from './UnsentDialog';
import { useNames } from './names';

const NAMED = 4;

interface Props {
  message: View;
  state: TableState;
  book: DraftBook;
  /** Who moves on has read what was paid. */
  onRead: () => void;
}

export function ReadyBar({ message, state, book, onRead }: Props) {
  const { t } = useTranslation();
  const { view } = message;
  const [asking, setAsking] = useState(false);
  const unsent = unsentDrafts(view, book.drafts, book.sent);
  const passing = usePassing(message, state, book.submit, unsent.length > 0, state.renewing);
  const goOn = (): void => {
    onRead();
    passing.ready();
  };
  const sendFirst = useSendFirst(message, state, goOn);
  return (
    <div className="ready">
      <div className="ready__hint">
        <div role="status">
          {passing.going && passing.can ? t('ready.going') : <Hint message={message} state={state} />}
        </div>
        <Beside message={message} state={state} passing={passing} />
      </div>
      <ReadyButton
        message={message}
        state={state}
        passing={passing}
        soft={unsent.length > 0 || hintOf(message).kind === 'bid'}
        busy={sendFirst.busy}
        onPress={() => {
          if (unsent.length > 0) setAsking(true);
          else goOn();
        }}
      />
      <UnsentDialog
        open={asking && unsent.length > 0 && !view.you.ready}
        unsent={unsent}
        onBack={() => {
          setAsking(false);
        }}
        onDrop={() => {
          setAsking(false);
          book.drop(unsent.map(({ federation }) => federation.federation));
          goOn();
        }}
        onSend={() => {
          setAsking(false);
          for (const one of unsent) book.submit(sending(one));
          sendFirst.begin();
        }}
      />
    </div>
  );
}

/** Says ready once everything that was sent before is accepted; what is refused, or comes too late, ends it. */
function useSendFirst(
  message: View,
  state: TableState,
  then: () => void,
): { busy: boolean; begin: () => void } {
  const { step } = message.view;
  const [first, setFirst] = useState<{ step: number; is: 'begun' | 'sent' | 'accepted' } | null>(null);
  const pending = state.pending.length > 0;
  if (first !== null && (first.step !== step || state.refusal !== null)) setFirst(null);
  else if (first?.is === 'begun' && pending) setFirst({ step, is: 'sent' });
  else if (first?.is === 'sent' && !pending) setFirst({ step, is: 'accepted' });
  const accepted = first?.is === 'accepted';
  useEffect(() => {
    if (accepted) then();
  }, [accepted]); // eslint-disable-line react-hooks/exhaustive-deps -- once for each time that all is accepted
  return {
    busy: first !== null && !accepted,
    begin: () => {
      setFirst({ step, is: 'begun' });
    },
  };
}

interface ButtonProps {
  message: View;
  state: TableState;
  passing: Passing;
  /** Something else is to be pressed first. */
  soft: boolean;
  busy: boolean;
  onPress: () => void;
}

function ReadyButton({ message, state, passing, soft, busy, onPress }: ButtonProps) {
  const { t } = useTranslation();
  const { you, status, step } = message.view;
  const blocked = busy || passing.going || saidReady(state, step) || keptFrom(message) !== null;
  const look = you.ready ? ' button--is-ready' : soft ? ' button--soft' : '';
  return (
    <button
      type="button"
      className={`button button--ready${look}`}
      data-testid="ready"
      disabled={you.ready || blocked || status !== 'playing' || state.connection !== 'open'}
      onClick={onPress}
    >
      {you.ready && <Icon name="check" />}
      {you.ready ? t('ready.is_ready') : passing.can && passing.goesOn ? t('ready.go_on') : t('ready.button')}
    </button>
  );
}

/** Under the hint: what takes Ready back, what stops the going on, and whether Ready goes on at all. */
function Beside({ message, state, passing }: { message: View; state: TableState; passing: Passing }) {
  const { t } = useTranslation();
  const { you, status, step } = message.view;
  if (status !== 'playing' || keptFrom(message) !== null) return null;
  if (you.ready)
    return deciding(message).length === 0 ? null : (
      <button
        type="button"
        className="ready__link"
        data-testid="not-ready"
        disabled={state.pending.length > 0 || state.connection !== 'open'}
        onClick={passing.takeBack}
      >
        {t('ready.take_back')}
      </button>
    );
  if (passing.going)
    return (
      <button type="button" className="ready__link" data-testid="stop" onClick={passing.stop}>
        {t('ready.stop')}
      </button>
    );
  // Whoever has it off has it in sight; for all others it is where it does something.
  if ((!passing.can && passing.goesOn) || saidReady(state, step)) return null;
  return (
    <label className="ready__goes-on">
      <input
        type="checkbox"
        data-testid="goes-on"
        checked={passing.goesOn}
        onChange={(event) => {
          passing.setGoesOn(event.target.checked);
        }}
      />
      {t('ready.goes_on')}
    </label>
  );
}

function Hint({ message, state }: { message: View; state: TableState }) {
  const { t } = useTranslation();
  const hint = hintOf(message);
  const names = (federations: readonly number[]): string =>
    listed(federations.map((federation) => federationName(message.view.federations, federation)));
  const next = opensIn(message.view);
  const opens =
    next === null ? '' : t('ready.hint_opens', { turns: turns(next, message.view.rules.ticks_per_turn) });
  switch (hint.kind) {
    case 'finished':
      return t('ready.hint_finished');
    case 'kept':
      return t(`ready.hint_${hint.why}`);
    case 'closing':
      return t('ready.hint_closing');
    case 'bid':
      return t('ready.hint_bid');
    case 'late':
      return t('ready.hint_late');
    case 'short':
      return t('ready.hint_short');
    case 'nothing':
      return <>{[t('ready.hint_wait'), opens].filter(Boolean).join(gap())}</>;
    case 'bids':
      return t(hint.more ? 'ready.hint_bids' : 'ready.hint_bids_all', { names: names(hint.federations) });
    case 'member': {
      const words = t(`ready.hint_member_${hint.may}`, { names: names(hint.federations) });
      return <>{[words, hint.may === 'nothing' ? opens : ''].filter(Boolean).join(gap())}</>;
    }
    case 'waiting':
      return <Waiting message={message} deadline={state.deadlineAt} />;
  }
}

function Waiting({ message, deadline }: { message: View; deadline: number | null }) {
  const { t } = useTranslation();
  const nameOf = useNames(message);
  const left = useCountdown(deadline);
  const players = deciding(message);
  if (players.length === 0) return t('ready.last');
  const named = players.slice(0, NAMED).map((player) => {
    if (message.stand_ins.includes(player)) return `${nameOf(player)} (${t('player.stand_in')})`;
    return message.disconnected.includes(player)
      ? `${nameOf(player)} (${t('player.absent')})`
      : nameOf(player);
  });
  const more = players.length - named.length;
  return (
    <>
      {more > 0
        ? t('ready.waiting_more', { names: listed(named), n: more })
        : t('ready.waiting', { names: listed(named) })}
      {gap()}
      {left !== null && <span className="number">{t('ready.at_most', { time: clock(left) })}</span>}
    </>
  );
}
