// What the page of results asks the server, and where its files are.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { paths, Results } from '../../generated/api';
import { answerOf, http } from '../../net/http';

const RESULTS = '/api/experiments/{experiment_id}/results';
const CSV: keyof paths = `${RESULTS}/{figure}.csv`;

/** Which games are looked at, and which seats count. */
export type Asked = Required<NonNullable<paths[typeof RESULTS]['get']['parameters']['query']>>;

export const ALL: Asked = { session: null, arm: null, game: null, seats: 'all' };

const LIVE_MS = 5_000;
const WAITING_MS = 15_000;

const fetchResults = (experiment_id: string, query: Asked): Promise<Results> =>
  answerOf(http.GET(RESULTS, { params: { path: { experiment_id }, query } }));

/** Asked again every few seconds as long as games run, or none has begun. */
export const useResults = (id: string, asked: Asked) =>
  useQuery({
    queryKey: ['results', id, asked],
    queryFn: () => fetchResults(id, asked),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined) return false;
      if (data.live) return LIVE_MS;
      return data.games.length === 0 ? WAITING_MS : false;
    },
  });

/** The numbers of a figure as a file: by arm, or of each game. */
export function csvUrl(id: string, figure: string, asked: Asked, rows: 'arms' | 'games'): string {
  const query = new URLSearchParams({ rows });
  for (const [key, value] of Object.entries(asked)) if (value !== null) query.set(key, String(value));
  const path = CSV.replace('{experiment_id}', encodeURIComponent(id)).replace('{figure}', figure);
  return `${path}?${query.toString()}`;
}
