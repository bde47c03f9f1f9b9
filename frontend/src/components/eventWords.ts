// What happened, in a player's words: one sentence for each event that is worth one.
import { useTranslation } from 'react-i18next';
import { nameOf as federationName } from '../federation';
import { percent, turns } from '../format';
import type { CycleView, TrainingEnded, View } from '../generated/wire';
import type { SeatEvent } from '../net/messages';
import { useNames } from './names';

export interface EventWords {
  readonly words: string;
  readonly federation: number | null;
  readonly own: boolean;
}

/** Null for events that say nothing new beside the others (somebody is ready). */
export function useEventWords(message: View): (event: SeatEvent) => EventWords | null {
  const { t } = useTranslation();
  const nameOf = useNames(message);
  const { view } = message;
  const federationOf = (number: number): string => federationName(view.federations, number);
  const outcomeOf = ({ federation, cycle }: TrainingEnded): CycleView['outcome'] =>
    view.federations[federation - 1]?.cycles[cycle - 1]?.outcome ?? null;
  return (event) => {
    const own = 'player' in event && event.player === view.you.player;
    const number = 'federation' in event ? event.federation : null;
    const federation = number === null ? '' : federationOf(number);
    const say = (words: string): EventWords => ({ words, federation: number, own });
    switch (event.kind) {
      case 'player_ready':
      case 'player_not_ready':
      case 'reacted':
        return null;
      case 'step_closed': {
        const moved = turns(event.to_tick - event.from_tick, view.rules.ticks_per_turn);
        return say(t(event.by_time ? 'events.step_closed_time' : 'events.step_closed', { turns: moved }));
      }
      case 'bid_placed':
      case 'bid_withdrawn':
      case 'commitment_changed':
      case 'leave_asked':
        return say(t(`events.${event.kind}`, { federation }));
      case 'bid_admitted':
        return say(
          t(own ? 'events.bid_admitted_you' : 'events.bid_admitted', {
            federation,
            who: nameOf(event.player),
          }),
        );
      case 'bid_refused':
        return say(t('events.bid_refused', { federation, reason: t(`events.reason_${event.reason}`) }));
      case 'member_left': {
        const reason = t(`events.reason_${event.reason}`);
        const key = own ? 'events.member_left_you' : 'events.member_left';
        return say(t(key, { federation, who: nameOf(event.player), reason }));
      }
      case 'phase_started':
        return say(t(`events.phase_${event.phase}`, { federation }));
      case 'training_ended': {
        const key = outcomeOf(event) === 'below_untrained' ? 'training_ended_below' : 'training_ended';
        return say(t(`events.${key}`, { federation, accuracy: percent(event.quality) }));
      }
      case 'training_unsettled':
        return say(t('events.training_unsettled', { federation }));
      case 'market_shared': {
        const best = Math.max(...event.shares);
        const leader = event.shares.indexOf(best) + 1;
        const words = t('events.market', {
          turn: event.turn,
          federation: federationOf(leader),
          share: percent(best),
        });
        return { words, federation: leader, own: false };
      }
      case 'game_finished':
        return say(t('events.finished'));
    }
  };
}
