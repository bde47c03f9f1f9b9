// Sessions as the control room is told of them: of any size, made up, and always the same for the same numbers.
import type { ControlState, GroupRow, PersonRow } from '../src/generated/wire';

const NAMES = ['Aurora', 'Borealis', 'Cirrus', 'Delta', 'Equinox', 'Fjord'];
const SIZE = 8;
const STAGES = ['Consent', 'Quiz', 'Practice', 'Game', 'Questionnaire', 'Payment'] as const;
const STAGES_ZH = ['知情同意', '测验', '练习', '游戏', '问卷', '付费'] as const;
export const GAME = 3;

/** The same numbers for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function person(number: number, changes: Partial<PersonRow> = {}): PersonRow {
  return {
    number,
    label: '',
    name: '',
    state: 'deciding',
    stage: GAME,
    step: [3, 10],
    group: null,
    arm: null,
    last_ms: 12_000,
    last: 'place_bid',
    help: null,
    help_ms: null,
    away: false,
    asked_ms: null,
    until_ms: null,
    money_cents: 50_000,
    connected: true,
    connection_ms: 60_000,
    focused: true,
    device: 'computer',
    language: 'en',
    bot: false,
    ending: null,
    paid_cents: null,
    paid_seen: false,
    ...changes,
  };
}

export function group(number: number, changes: Partial<GroupRow> = {}): GroupRow {
  return {
    number,
    arm: 1,
    game_id: `g${number}`,
    turn: 3,
    turns: 10,
    ticks: 0.4,
    deadline_ms: 42_000,
    paused: false,
    over: false,
    stopped: false,
    people: [],
    bots: 0,
    undecided: [],
    federations: [],
    profits_cents: [],
    trainings: 0,
    elapsed_ms: 400_000,
    ...changes,
  };
}

export function session(changes: Partial<ControlState> = {}): ControlState {
  return {
    type: 'control',
    session_id: 's1',
    experiment_id: 'e1',
    title: 'Does a floor keep people in?',
    rehearsal: false,
    room_open: true,
    paused: false,
    ended: false,
    places: 16,
    turned_away: 0,
    people: [],
    groups: [],
    arms: [arm(1), arm(2)],
    stages: STAGES.map((en, index) => ({
      title: { en, zh: STAGES_ZH[index] ?? '' },
      kind: en === 'Questionnaire' ? 'survey' : en.toLowerCase(),
      here: 0,
      through: 0,
      median_ms: null,
    })),
    lately: [],
    load: {
      trainings_running: 2,
      trainings_waiting: 3,
      processor: 0.34,
      memory_bytes: 0.8 * 1024 ** 3,
      memory_of_bytes: 4 * 1024 ** 3,
      connections: 45,
      saved: true,
    },
    currency: 'USD',
    owed_cents: 0,
    lobby: { start: 'full', then: 'bots', smallest: 2 },
    ...changes,
  };
}

export function arm(number: number, changes: Partial<ControlState['arms'][number]> = {}) {
  return {
    number,
    title: number === 1 ? 'Shapley' : 'Half and half',
    groups: 1,
    size: SIZE,
    waiting: 0,
    assigned: SIZE,
    left: 0,
    absent: 'bot' as const,
    waiting_ms: null,
    lobby_ms: null,
    ...changes,
  };
}

/** So many whole groups at play; the first is over, and a few people need somebody. `second` moves the clocks on. */
export function played(groups: number, second = 0, allOver = false): ControlState {
  const draw = numbers(groups);
  const people: PersonRow[] = [];
  const games: GroupRow[] = [];
  for (let number = 1; number <= groups; number += 1) {
    const over = allOver || number % 9 === 1;
    const turn = over ? 10 : 3 + Math.floor(draw() * 6);
    const deadline = 10_000 + Math.floor(draw() * 90_000) - second * 1000;
    const seats = Array.from({ length: SIZE }, (_, seat) => {
      const made = played1(people.length + 1, number, draw, { over, turn, second, seat });
      people.push(made);
      return made;
    });
    games.push(
      group(number, {
        arm: 2 - (number % 2),
        turn,
        ticks: draw(),
        over,
        deadline_ms: over ? null : Math.max(0, deadline),
        people: seats.map((one) => one.number),
        undecided: over
          ? []
          : seats.filter((one) => !['ready', 'bot'].includes(one.state)).map((one) => one.number),
        federations: market(draw),
        profits_cents: over ? seats.map((one) => (one.money_cents ?? 0) - 50_000) : [],
        elapsed_ms: 1_248_000,
      }),
    );
  }
  const late = allOver ? [] : [people.length + 1, people.length + 2];
  for (const number of late) people.push(person(number, { state: 'waiting', arm: 1, step: null, last: '' }));
  return session({
    places: groups * SIZE,
    people,
    groups: games,
    arms: [
      arm(1, {
        groups: Math.ceil(groups / 2),
        waiting: late.length,
        waiting_ms: late.length > 0 ? 41_000 : null,
        lobby_ms: late.length > 0 ? 380_000 : null,
      }),
      arm(2, { groups: Math.floor(groups / 2) }),
    ],
  });
}

interface Seat {
  over: boolean;
  turn: number;
  second: number;
  seat: number;
}

function played1(
  number: number,
  groupNumber: number,
  draw: () => number,
  { over, turn, second, seat }: Seat,
): PersonRow {
  const money = 20_000 + Math.floor(draw() * 110_000);
  const last = 2_000 + Math.floor(draw() * 38_000) + second * 1000;
  const here = { group: groupNumber, arm: 2 - (groupNumber % 2), money_cents: money, last_ms: last };
  const device = draw() < 0.2 ? 'phone' : 'computer';
  if (over) {
    const paid = draw() < 0.4;
    return person(number, {
      ...here,
      device,
      state: paid ? 'paid' : 'reading',
      stage: paid ? 5 : 4,
      step: paid ? null : [1 + Math.floor(draw() * 4), 4],
      ending: paid ? 'finished' : null,
      last: '',
    });
  }
  const playing = person(number, { ...here, device, step: [turn, 10] });
  if (groupNumber % 4 === 0 && seat === 4) {
    const help = 'I pressed Leave by mistake, can I come back?';
    return { ...playing, state: 'help', help, help_ms: 31_000 + second * 1000 };
  }
  if (groupNumber % 6 === 0 && seat === 2) {
    const gone = {
      connected: false,
      connection_ms: 100_000 + second * 1000,
      until_ms: 20_000 - second * 1000,
    };
    return { ...playing, ...gone, state: 'gone' };
  }
  if (groupNumber % 6 === 0 && seat === 5) {
    return { ...playing, state: 'idle', last_ms: 72_000, asked_ms: 12_000, until_ms: 48_000 };
  }
  if (draw() < 0.06)
    return { ...playing, state: 'bot', away: true, connected: false, connection_ms: 250_000 };
  return draw() < 0.65
    ? { ...playing, state: 'ready', last: 'ready' }
    : { ...playing, state: 'deciding', focused: draw() < 0.9 };
}

function market(draw: () => number): GroupRow['federations'] {
  const parts = NAMES.map(() => 0.2 + draw());
  const all = parts.reduce((sum, part) => sum + part, 0);
  return NAMES.map((name, index) => ({
    name,
    share: (parts[index] ?? 0) / all,
    phase: ['bidding', 'training', 'profit'][index % 3] ?? 'bidding',
    members: 1 + Math.floor(draw() * 4),
    accuracy: 0.5 + draw() / 2,
    money_cents: Math.floor(draw() * 90_000),
  }));
}
