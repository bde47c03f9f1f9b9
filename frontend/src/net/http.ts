// The HTTP half of the server's interface. Every refusal is an HttpProblem with the server's stable code.
import type {
  Catalogue,
  GameStatus,
  Join,
  Joined,
  NewGame,
  NewGameCreated,
  Problem,
  Samples,
  ScenarioInfo,
} from '../generated/wire';

export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

async function call<T>(path: string, body?: object, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { credentials: 'same-origin', ...(signal ? { signal } : {}) };
  if (body) {
    init.method = 'POST';
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new HttpProblem(0, 'network', 'The server cannot be reached.');
  }
  const text = await response.text();
  let value: unknown = null;
  try {
    value = text === '' ? null : JSON.parse(text);
  } catch {
    throw new HttpProblem(response.status, 'http.unreadable', 'The server sent an answer that is not JSON.');
  }
  if (response.ok) return value as T;
  if (isProblem(value)) throw new HttpProblem(response.status, value.code, value.message);
  throw new HttpProblem(response.status, `http.${response.status}`, response.statusText);
}

const game = (id: string): string => `/api/games/${encodeURIComponent(id)}`;

/** What the creator of a game may leave out: the server fills in its defaults. */
export type NewGameRequest = Partial<NewGame> & Pick<NewGame, 'scenario'>;

export const fetchCatalogue = (): Promise<Catalogue> => call('/api/catalogue');
export const listScenarios = (): Promise<ScenarioInfo[]> => call('/api/scenarios');
export const createGame = (wish: NewGameRequest): Promise<NewGameCreated> => call('/api/games', wish);
export const joinGame = (wish: Join): Promise<Joined> => call('/api/join', wish);
export const gameStatus = (id: string): Promise<GameStatus> => call(game(id));
export const startGame = (id: string): Promise<unknown> => call(`${game(id)}/start`, {});
export const exportUrl = (id: string): string => `${game(id)}/export.zip`;

/** A few of the own data as they would be with these shares (each in [0, 1]) of quality and quantity committed. */
export function samples(
  id: string,
  quality: number,
  quantity: number,
  signal: AbortSignal,
): Promise<Samples> {
  return call(`${game(id)}/samples?quality_share=${quality}&quantity_share=${quantity}`, undefined, signal);
}
