// A game seen again, as the server tells it: its outline once, each board when one comes to it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReplayBoard, ReplayOutline } from '../../generated/api';
import { answerOf, http } from '../../net/http';

const REPLAY = '/api/sessions/{session_id}/games/{game_id}/replay';
const RUNNING_MS = 10_000;

export interface Played {
  readonly session_id: string;
  readonly game_id: string;
}

export interface Wanted {
  readonly step: number;
  /** None: everybody. */
  readonly seat: number | null;
  readonly sealed: boolean;
}

const fetchOutline = (path: Played): Promise<ReplayOutline> =>
  answerOf(http.GET(REPLAY, { params: { path } }));

/** The two descriptions of a view differ in how they write pairs, and in nothing else. */
const fetchBoard = async (path: Played, { step, seat, sealed }: Wanted): Promise<ReplayBoard> => {
  const asked = http.GET(`${REPLAY}/{step}`, {
    params: { path: { ...path, step }, query: { seat, sealed } },
  });
  return (await answerOf(asked)) as unknown as ReplayBoard;
};

/** Asked again while the game runs: it grows at its end. */
export const useOutline = (played: Played) =>
  useQuery({
    queryKey: ['replay', played],
    queryFn: () => fetchOutline(played),
    refetchInterval: ({ state: { data } }) => (data && !data.finished ? RUNNING_MS : false),
  });

/** `steps` is how many there are now: the board of the last one of a running game may still change. */
export const useBoard = (played: Played, wanted: Wanted, steps: number) =>
  useQuery({
    queryKey: ['replay', played, wanted, wanted.step === steps ? steps : 0],
    queryFn: () => fetchBoard(played, wanted),
    enabled: steps > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
