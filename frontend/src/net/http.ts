// The HTTP half of the server's interface, typed by the server's own description of it. Every refusal is an HttpProblem
// with the server's stable code.
import createClient from 'openapi-fetch';
import type {
  Catalogue,
  GameStatus,
  Join,
  Joined,
  NewGame,
  NewGameCreated,
  paths,
  Problem,
  Samples,
  ScenarioInfo,
} from '../generated/api';

export class HttpProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const http = createClient<paths>({ credentials: 'same-origin', fetch: (request) => fetch(request) });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

async function answerOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked.catch(unanswered);
  // What has no body (204) is undefined, and so is its type.
  if (response.ok) return data as T;
  if (isProblem(error)) throw new HttpProblem(error.code, error.message);
  throw new HttpProblem(`http.${response.status}`, response.statusText);
}

function unanswered(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  if (error instanceof SyntaxError) {
    throw new HttpProblem('http.unreadable', 'The server sent an answer that is not JSON.');
  }
  throw new HttpProblem('network', 'The server cannot be reached.');
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

const GAME = '/api/games/{game_id}';
const of = (id: string) => ({ path: { game_id: id } });

export const fetchCatalogue = (): Promise<Catalogue> => answerOf(http.GET('/api/catalogue'));
export const listScenarios = (): Promise<ScenarioInfo[]> => answerOf(http.GET('/api/scenarios'));
export const createGame = (wish: NewGame): Promise<NewGameCreated> =>
  answerOf(http.POST('/api/games', { body: wish }));
export const joinGame = (wish: Join): Promise<Joined> => answerOf(http.POST('/api/join', { body: wish }));
export const gameStatus = (id: string): Promise<GameStatus> => answerOf(http.GET(GAME, { params: of(id) }));
export const startGame = (id: string): Promise<undefined> =>
  answerOf(http.POST(`${GAME}/start`, { params: of(id) }));

const EXPORT: keyof paths = `${GAME}/export.zip`;
export const exportUrl = (id: string): string => EXPORT.replace('{game_id}', encodeURIComponent(id));

/** A few of the own data as they would be with these shares (each in [0, 1]) of quality and quantity committed. */
export function samples(
  id: string,
  quality: number,
  quantity: number,
  signal: AbortSignal,
): Promise<Samples> {
  const query = { quality_share: quality, quantity_share: quantity };
  return answerOf(http.GET(`${GAME}/samples`, { params: { ...of(id), query }, signal }));
}
