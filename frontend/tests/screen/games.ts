// Games as the server describes them: its answer to HTTP, its lobby, its views.
import type { GameSetup, GameStatus } from '../../src/generated/api';
import type { Change, Lobby, PlayerView, View } from '../../src/generated/wire';
import { withView } from '../views';

const seats = [
  { player: 1, name: 'Ada', taken: true, you: true },
  { player: 2, name: '', taken: false, you: false },
];

export const setup: GameSetup = {
  title: 'A first game',
  title_zh: '第一局',
  players: 8,
  persons: 2,
  turns: 5,
  decision_seconds: 60,
  visibility: 'aggregate',
  payout_fraction: 0.3,
  federations: [
    { name: 'Aurora', scheme: 'shapley', scheme_parameters: {}, min_payment_cents: 5_000 },
    { name: 'Borealis', scheme: 'equal', scheme_parameters: {}, min_payment_cents: 5_000 },
  ],
  task: {
    name: { en: 'Digits', zh: '手写数字' },
    short: { en: '', zh: '' },
    long: { en: '', zh: '' },
  },
};

export function gameStatus(changes: Partial<GameStatus> = {}): GameStatus {
  return {
    game_id: 'g1',
    scenario: 'quickstart',
    tried_arm: null,
    status: 'playing',
    player: 1,
    is_host: true,
    join_code: 'ABCDEFGH',
    players: 8,
    persons: 2,
    seats,
    setup,
    next_id: null,
    shared: false,
    samples_kind: 'table',
    hosting: null,
    ...changes,
  };
}

export function lobby(changes: Partial<Lobby> = {}): Lobby {
  return {
    type: 'lobby',
    game_id: 'g1',
    scenario: 'quickstart',
    players: 8,
    persons: 2,
    you: 1,
    seats,
    ...changes,
  };
}

/** What is different from the view or change before. */
export const change = (seq: number, patch: Change['patch'] = {}): Change => ({
  type: 'change',
  seq,
  deadline_ms: null,
  patch,
});

/** A whole view, the `seq`-th message about the game on its connection. */
export function view(seq: number, changes: Partial<PlayerView> = {}, more: Partial<View> = {}): View {
  return withView(changes, { seq, events: [], ...more });
}
