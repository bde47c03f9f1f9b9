// Requests over HTTP as React sees them: what is under way, what came back, what was refused.
import { keepPreviousData, QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Samples } from '../generated/api';
import {
  createGame,
  gameStatus,
  joinGame,
  listScenarios,
  samples,
  startGame,
  type HttpProblem,
} from '../net/http';
import { useRested } from './hooks';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: HttpProblem;
  }
}

export function newRequests(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A server on this computer, or in this room, is there also when the browser believes itself offline; and a
      // refusal does not change by asking again.
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always' },
    },
  });
}

export const useScenarios = () => useQuery({ queryKey: ['scenarios'], queryFn: listScenarios });

/** A game as it is now; what was known at an earlier visit may be long over. */
export const useGameStatus = (id: string) =>
  useQuery({ queryKey: ['game', id], queryFn: () => gameStatus(id), gcTime: 0 });

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
