// The HTTP half of the server's interface, typed by the server's own description of it. Every refusal is an HttpProblem
// with the server's stable code.
import createClient from 'openapi-fetch';
import type {
  Catalogue,
  GameInvite,
  GameStatus,
  Invitation,
  Join,
  Joined,
  Me,
  NewGame,
  NewGameCreated,
  OwnGame,
  paths,
  Problem,
  Samples,
  ScenarioInfo,
  SharedLink,
  SharedResult,
  Story,
} from '../generated/api';

export class HttpProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** The field that it is about, where it is about one. */
    readonly at = '',
    /** The sentence in Chinese, where the code does not tell it all. */
    readonly messageZh = '',
  ) {
    super(message);
  }
}

export const http = createClient<paths>({ credentials: 'same-origin', fetch: (request) => fetch(request) });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer; an HttpProblem for a refusal. */
export async function answerOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked.catch(unanswered);
  // What has no body (204) is undefined, and so is its type.
  if (response.ok) return data as T;
  if (isProblem(error)) throw new HttpProblem(error.code, error.message, error.at, error.message_zh);
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
/** Who is signed in, and what is open to whoever is not. */
export const fetchMe = (): Promise<Me> => answerOf(http.GET('/api/account'));
export const listScenarios = (): Promise<ScenarioInfo[]> => answerOf(http.GET('/api/scenarios'));
export const createGame = (wish: NewGame): Promise<NewGameCreated> =>
  answerOf(http.POST('/api/games', { body: wish }));
export const joinGame = (wish: Join): Promise<Joined> => answerOf(http.POST('/api/join', { body: wish }));
export const gameStatus = (id: string): Promise<GameStatus> => answerOf(http.GET(GAME, { params: of(id) }));
export const startGame = (id: string): Promise<undefined> =>
  answerOf(http.POST(`${GAME}/start`, { params: of(id) }));

/** The games of this browser that are not over. */
export const ownGames = (): Promise<OwnGame[]> => answerOf(http.GET('/api/games'));
/** Where a join code leads; it takes nothing. */
export const lookAtGame = (code: string): Promise<GameInvite> =>
  answerOf(http.POST('/api/join/look', { body: { code } }));
/** How its host asks others in. */
export const fetchInvitation = (id: string): Promise<Invitation> =>
  answerOf(http.GET(`${GAME}/invitation`, { params: of(id) }));
/** Another game with the same people; the websocket of the old one tells them. */
export const playAgain = (id: string): Promise<NewGameCreated> =>
  answerOf(http.POST(`${GAME}/again`, { params: of(id) }));
/** Go along into the game that the host has made of this one. */
export const followGame = (id: string): Promise<Joined> =>
  answerOf(http.POST(`${GAME}/follow`, { params: of(id) }));
export const shareResult = (id: string): Promise<SharedLink> =>
  answerOf(http.POST(`${GAME}/share`, { params: of(id) }));
export const unshareResult = (id: string): Promise<undefined> =>
  answerOf(http.DELETE(`${GAME}/share`, { params: of(id) }));
export const sharedResult = (token: string): Promise<SharedResult> =>
  answerOf(http.POST('/api/shared', { body: { token } }));

export type Order = paths[`${typeof GAME}/control`]['post']['requestBody']['content']['application/json'];

/** What a host wants done to the game. */
export const controlGame = (id: string, order: Order): Promise<undefined> =>
  answerOf(http.POST(`${GAME}/control`, { params: of(id), body: order }));

const EXPORT: keyof paths = `${GAME}/export.zip`;
export const exportUrl = (id: string): string => EXPORT.replace('{game_id}', encodeURIComponent(id));

/** What happened to the own seat up to now. */
export const fetchStory = (id: string): Promise<Story> =>
  answerOf(http.GET(`${GAME}/story`, { params: of(id) }));

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
