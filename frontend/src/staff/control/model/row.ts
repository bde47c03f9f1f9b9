// One participant as a row says it: plain texts, so that a row is drawn anew only when something that it shows is another.
import { clock, money } from '../../../format';
import type { ControlState, PersonRow } from '../../../generated/wire';
import { stageName, type Words } from '../say';
import { callSign, groupOf, runningGroup, type PersonState } from './types';

/** How well somebody is connected, as bars. */
export type Link = 'here' | 'behind' | 'lost' | 'none';

export interface RowView {
  readonly number: number;
  readonly sign: string;
  /** A label or a name that tells more than the number. */
  readonly label: string;
  readonly state: PersonState;
  readonly step: string;
  readonly last: string;
  readonly waits: string;
  /** Somebody is awaited here: said in amber. */
  readonly asks: boolean;
  readonly money: string;
  readonly link: Link;
  readonly linkSaid: string;
  readonly device: string;
}

export function rowView(t: Words, state: ControlState, person: PersonRow): RowView {
  const asks = person.state === 'help' || person.state === 'gone' || person.state === 'idle';
  return {
    number: person.number,
    sign: callSign(person.number),
    label: person.label !== '' ? person.label : person.name,
    state: person.state,
    step: stepSaid(t, state, person),
    last: lastSaid(t, person),
    waits: waitsSaid(t, state, person),
    asks,
    money: person.money_cents === null ? '' : money(person.money_cents),
    ...linkOf(t, person),
    device: person.bot ? t('row.bot') : t(`device.${person.device}`),
  };
}

export function stepSaid(t: Words, state: ControlState, person: PersonRow): string {
  if (person.ending !== null) return t(`ending.${person.ending}`);
  if (person.state === 'arriving') return t('list.at_start');
  const stage = stageName(state, person.stage);
  if (person.step === null) return stage;
  const [n, of] = person.step;
  const kind = state.stages[person.stage]?.kind;
  if (kind === 'game' || kind === 'practice') return t('row.turn', { stage, turn: n });
  return t(kind === 'quiz' ? 'row.attempt' : 'row.page', { stage, n, of });
}

function lastSaid(t: Words, person: PersonRow): string {
  const time = clock(person.last_ms);
  const what = ACTIONS.find((known) => known === person.last);
  return what === undefined ? t('row.ago', { time }) : t('row.action', { what: t(`action.${what}`), time });
}

const ACTIONS = [
  'place_bid',
  'withdraw_bid',
  'change_commitment',
  'leave_federation',
  'ready',
  'not_ready',
  'react',
] as const;

function waitsSaid(t: Words, state: ControlState, person: PersonRow): string {
  const left = person.until_ms === null ? null : clock(person.until_ms);
  switch (person.state) {
    case 'help':
      return t('row.you');
    case 'gone':
      return left === null ? t('row.back') : t('row.back_in', { time: left });
    case 'idle':
      return left === null ? t('row.decide') : t('row.answer_in', { time: left });
    case 'deciding': {
      const deadline = runningGroup(state, person)?.deadline_ms ?? null;
      return deadline === null ? t('row.decide') : t('row.decide_in', { time: clock(deadline) });
    }
    case 'ready':
    case 'bot':
      return t('row.others');
    case 'waiting':
      return t('row.group');
    case 'arriving':
    case 'reading':
      return t('row.pages');
    case 'paid':
    case 'over':
      return t('row.nothing');
  }
}

function linkOf(t: Words, person: PersonRow): { link: Link; linkSaid: string } {
  if (person.ending !== null) return { link: 'none', linkSaid: '' };
  if (!person.connected) {
    const lost = person.connection_ms;
    return { link: 'lost', linkSaid: lost === null ? t('row.never') : t('row.lost', { time: clock(lost) }) };
  }
  return person.focused
    ? { link: 'here', linkSaid: t('row.here') }
    : { link: 'behind', linkSaid: t('row.behind') };
}

/** How many of the people of a game have not decided, and whether that is amber: when somebody of them is needed. */
export function undecidedSaid(t: Words, state: ControlState, person: PersonRow): string {
  const group = groupOf(state, person);
  if (group === null) return '';
  return group.over
    ? t('game.all_through')
    : t('game.undecided', { n: group.undecided.length, of: group.people.length + group.bots });
}
