// Requests over HTTP as React sees them: what is under way, what came back, what was refused.
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Samples } from '../generated/api';
import {
  controlGame,
  createGame,
  fetchInvitation,
  fetchMe,
  followGame,
  fetchStory,
  gameStatus,
  joinGame,
  listScenarios,
  lookAtGame,
  playAgain,
  samples,
  sharedResult,
  shareResult,
  startGame,
  unshareResult,
  type HttpProblem,
  type Order,
} from '../net/http';
import { useRested } from './hooks';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: HttpProblem;
  }
}

export function newRequests(): QueryClient {
  // Whoever is no longer signed in is asked to sign in where they are, whichever request has told so.
  const onError = (error: HttpProblem): void => {
    if (error.code === 'account.none') void client.invalidateQueries({ queryKey: ME });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A server on this computer, or in this room, is there also when the browser believes itself offline; and a
      // refusal does not change by asking again.
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

export const ME = ['me'] as const;

/** Who is signed in here, if anybody. */
export const useMe = () => useQuery({ queryKey: ME, queryFn: fetchMe, staleTime: 60_000 });

export const useScenarios = () => useQuery({ queryKey: ['scenarios'], queryFn: listScenarios });

/** A game as it is now; what was known at an earlier visit may be long over. */
const HOST_ASKS_MS = 2_000;

/** A seat is told what happens; a host without one asks again and again. */
export const useGameStatus = (id: string) =>
  useQuery({
    queryKey: ['game', id],
    queryFn: () => gameStatus(id),
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.player === null ? HOST_ASKS_MS : false),
  });

/** The table as its host sees it, asked for as long as somebody looks. */
export const useHosting = (id: string) =>
  useQuery({
    queryKey: ['hosting', id],
    queryFn: () => gameStatus(id),
    gcTime: 0,
    refetchInterval: HOST_ASKS_MS,
  });

/** The games of this browser that are not over. */

/** Where a join code leads. */
export const useInvite = (code: string) =>
  useQuery({ queryKey: ['invite', code], queryFn: () => lookAtGame(code), enabled: code !== '', gcTime: 0 });

/** How the host asks others in. */
export const useInvitation = (id: string) =>
  useQuery({ queryKey: ['invitation', id], queryFn: () => fetchInvitation(id), staleTime: Infinity });

/** What the link of a result shows. */
export const useSharedResult = (token: string) =>
  useQuery({
    queryKey: ['shared', token],
    queryFn: () => sharedResult(token),
    enabled: token !== '',
    gcTime: 0,
  });

/** Shows the result by a new link, or by none. */
export const useShare = (id: string) => useMutation({ mutationFn: () => shareResult(id) });
export const useUnshare = (id: string) => useMutation({ mutationFn: () => unshareResult(id) });

/** Makes another game with the same people, and goes there. */
export function usePlayAgain(id: string) {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: () => playAgain(id),
    onSuccess: (game) => {
      navigate(`/game/${game.game_id}`);
    },
  });
}

/** Takes a seat in the game that follows on this one, and goes there. */
export function useFollow(id: string) {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: () => followGame(id),
    onSuccess: (joined) => {
      navigate(`/game/${joined.game_id}`);
    },
  });
}

/** The own story of a game that is over. */
export const useStory = (id: string) => useQuery({ queryKey: ['story', id], queryFn: () => fetchStory(id) });

/** Makes a game and goes there. */
export function useCreateGame() {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: createGame,
    onSuccess: (game) => {
      navigate(`/game/${game.game_id}`);
    },
  });
}

/** Takes a seat and goes there. */
export function useJoinGame() {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: joinGame,
    onSuccess: (joined) => {
      navigate(`/game/${joined.game_id}`);
    },
  });
}

/** Starts a game; the websocket tells all who sit there. */
export const useStartGame = (id: string) => useMutation({ mutationFn: () => startGame(id) });

/** Does something to a game as its host; the websocket tells all who sit there. */
export const useControl = (id: string) =>
  useMutation({ mutationFn: (order: Order) => controlGame(id, order) });

export type SamplesAnswer = { samples: Samples; quality: number; quantity: number } | 'failed' | null;

const REST_MS = 300;

/** Some of the own data as these shares would commit them; asked for when the shares have rested. */
export function useSamples(gameId: string, quality: number, quantity: number): SamplesAnswer {
  const wanted = useMemo(() => ({ quality, quantity }), [quality, quantity]);
  const shares = useRested(wanted, REST_MS);
  const { data, isError } = useQuery({
    queryKey: ['samples', gameId, shares],
    queryFn: async ({ signal }) => ({
      samples: await samples(gameId, shares.quality, shares.quantity, signal),
      ...shares,
    }),
    placeholderData: keepPreviousData,
    // The same shares bring the same samples all through a game.
    staleTime: Infinity,
  });
  return isError ? 'failed' : (data ?? null);
}
