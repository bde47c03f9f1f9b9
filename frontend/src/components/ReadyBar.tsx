// Always in sight: what one can do now, who is still deciding, and the button that ends the own decision.
import { useTranslation } from 'react-i18next';
import { nameOf as federationName } from '../federation';
import { clock, gap, listed } from '../format';
import type { View } from '../generated/wire';
import { deciding, hintOf } from '../state/hint';
import type { TableState } from '../state/table';
import { useCountdown } from '../wiring/hooks';
import { Icon } from './Icon';
import { useNames } from './names';

const NAMED = 4;

export function ReadyBar({
  message,
  state,
  onReady,
}: {
  message: View;
  state: TableState;
  onReady: () => void;
}) {
  const { t } = useTranslation();
  const { you, status } = message.view;
  // Acknowledged, but the view that says so is still on its way: the button must not come back in between.
  const told = state.done?.action.kind === 'ready' && state.done.step === message.view.step;
  const sending = told || state.pending.some((submit) => submit.action.kind === 'ready');
  return (
    <div className="ready">
      <div className="ready__hint" role="status">
        <Hint message={message} state={state} />
      </div>
      <button
        type="button"
        className={you.ready ? 'button button--ready button--is-ready' : 'button button--ready'}
        data-testid="ready"
        disabled={you.ready || sending || status !== 'playing' || state.connection !== 'open'}
        onClick={onReady}
      >
        {you.ready && <Icon name="check" />}
        {you.ready ? t('ready.is_ready') : t('ready.button')}
      </button>
    </div>
  );
}

function Hint({ message, state }: { message: View; state: TableState }) {
  const { t } = useTranslation();
  const hint = hintOf(message);
  const names = (federations: readonly number[]): string =>
    listed(federations.map((federation) => federationName(message.view.federations, federation)));
  switch (hint.kind) {
    case 'finished':
      return t('ready.hint_finished');
    case 'closing':
      return t('ready.hint_closing');
    case 'bid':
      return t('ready.hint_bid');
    case 'nothing':
      return t('ready.hint_wait');
    case 'bids':
      return t('ready.hint_bids', { names: names(hint.federations) });
    case 'member':
      return t('ready.hint_member', { names: names(hint.federations) });
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
    const away = message.disconnected.includes(player) ? ` (${t('player.absent')})` : '';
    return nameOf(player) + away;
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
