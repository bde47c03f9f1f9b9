// What the first page asks of the server. It does without the library that the other pages ask with, which is loaded with
// them: this page is to be there early.
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Me, NewGame } from '../generated/api';
import { createGame, fetchMe, HttpProblem, ownGames } from '../net/http';

/** What is answered once; null until then. Where the server says nothing, the page stays as it is for a stranger. */
function useAsked<Answer>(ask: () => Promise<Answer>): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let left = false;
    const keep = (found: Answer): void => {
      if (!left) setAnswer(found);
    };
    ask().then(keep, () => undefined);
    return () => {
      left = true;
    };
  }, [ask]);
  return answer;
}

/** Who is signed in here, if anybody. */
export const useWhoAmI = (): Me | null => useAsked(fetchMe);

/** The games that this browser has a seat in and that go on. */
export const useOwnGames = () => useAsked(ownGames);

interface Creating {
  readonly isPending: boolean;
  readonly error: HttpProblem | null;
  create: (wish: NewGame) => Promise<void>;
}

/** Makes a game and goes there. */
export function useFirstGame(): Creating {
  const [, navigate] = useLocation();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<HttpProblem | null>(null);
  return {
    isPending,
    error,
    create: async (wish) => {
      setPending(true);
      setError(null);
      try {
        navigate(`/game/${(await createGame(wish)).game_id}`);
      } catch (problem) {
        if (!(problem instanceof HttpProblem)) throw problem;
        setError(problem);
      } finally {
        setPending(false);
      }
    },
  };
}
