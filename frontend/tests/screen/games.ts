// Games as the server describes them: its answer to HTTP, its lobby, its views.
import type { GameStatus } from '../../src/generated/api';
import type { Lobby, PlayerView, View } from '../../src/generated/wire';
import { withView } from '../views';

const seats = [
  { player: 1, name: 'Ada', taken: true, you: true },
  { player: 2, name: '', taken: false, you: false },
];

export function gameStatus(changes: Partial<GameStatus> = {}): GameStatus {
  return {
    game_id: 'g1',
    scenario: 'quickstart',
    status: 'playing',
    player: 1,
    is_host: true,
    join_code: 'ABCDEFGH',
    players: 8,
    persons: 2,
    seats,
    samples_kind: 'table',
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

/** The `seq`-th view of a connection; the first one of a connection tells everything anew. */
export function view(seq: number, changes: Partial<PlayerView> = {}, more: Partial<View> = {}): View {
  return withView(changes, { seq, events: [], fresh: seq === 1, ...more });
}
