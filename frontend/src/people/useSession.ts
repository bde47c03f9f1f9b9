// Wires one session: the page as the server tells it, answers that are kept until they are taken, and what is told of this
// browser (its language, whether it is looked at, what was done before deciding).
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantPage } from '../generated/wire';
import { currentLanguage, setLanguage } from '../i18n';
import { HttpProblem } from '../net/http';
import { doInSession, listen, myPage, type Content, type ParticipantAct } from '../net/session';
import { actionId, forgetOthers, placeOf } from './kept';
import { stepOf, type Refusal } from './stages/props';
import { useTraces } from './traces';
import type { Doing } from '../wiring/looked';

/** A page, and when it came on this browser's clock: the times in it count from then. */
export interface Seen {
  readonly page: ParticipantPage;
  readonly at: number;
}

export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

export interface SessionActions {
  /** Throws HttpProblem. */
  readonly act: (act: ParticipantAct) => Promise<void>;
  readonly answer: (content: Content) => void;
  readonly traced: (doing: Doing) => void;
  readonly retry: () => void;
}

export interface SessionState {
  readonly seen: Seen | null;
  readonly connection: Connection;
  /** Why nothing can be shown. */
  readonly problem: Refusal | null;
  readonly sending: boolean;
  readonly refusal: Refusal | null;
  /** The game whose seat this browser has the cookie of. */
  readonly seated: string | null;
}

/** An answer that did not get through is sent again after these; then it is for the person to try. */
const AGAIN_MS = [1_000, 2_000, 4_000];
const PASSING = new Set(['network', 'server.not_saved', 'http.502', 'http.503', 'http.504']);

const asRefusal = (error: unknown): Refusal => {
  if (error instanceof HttpProblem)
    return { code: error.code, message: error.message, at: error.at, messageZh: error.messageZh };
  throw error;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends until it gets through, or the tries are over. */
async function insist(send: () => Promise<void>): Promise<void> {
  for (const ms of AGAIN_MS) {
    try {
      await send();
      return;
    } catch (error) {
      if (!PASSING.has(asRefusal(error).code)) throw error;
      await pause(ms);
    }
  }
  await send();
}

export function useSession(id: string): { state: SessionState; actions: SessionActions } {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [seated, setSeated] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const latest = useRef<ParticipantPage | null>(null);

  const show = useCallback((page: ParticipantPage) => {
    const before = latest.current;
    // Pages come by the socket and with answers, and may overtake each other: an older one never replaces a newer.
    if (before !== null && page.version < before.version) return;
    latest.current = page;
    if (before === null) speak(page);
    if (before?.stage !== page.stage || stepOf(before.view) !== stepOf(page.view)) setRefusal(null);
    setSeen({ page, at: performance.now() });
    forgetOthers(page.session_id, placeOf(page.session_id, page.stage, stepOf(page.view)));
  }, []);

  /** A page that was asked for came with the cookie of its seat. */
  const take = useCallback(
    (page: ParticipantPage) => {
      show(page);
      setSeated(page.game_id);
    },
    [show],
  );
  const fetchPage = useCallback(async () => {
    take(await myPage(id));
  }, [id, take]);

  useEffect(() => {
    let left = false;
    let stop: (() => void) | null = null;
    const open = (page: ParticipantPage): void => {
      if (left) return;
      take(page);
      stop = listen(id, {
        opened: () => {
          setConnection('open');
        },
        lost: () => {
          setConnection('lost');
        },
        refused: (reason) => {
          setConnection('refused');
          setProblem({ code: reason, message: '', at: '' });
        },
        shown: show,
      });
    };
    myPage(id).then(open, (error: unknown) => {
      if (!left) setProblem(asRefusal(error));
    });
    return () => {
      left = true;
      stop?.();
    };
  }, [id, tries, show, take]);

  useSeat(seen?.page.game_id ?? null, seated, fetchPage);

  const act = useCallback(
    async (one: ParticipantAct) => {
      show(await doInSession(id, one));
    },
    [id, show],
  );

  const answer = useCallback(
    (content: Content) => {
      const page = latest.current;
      if (page === null) return;
      const place = placeOf(page.session_id, page.stage, stepOf(page.view));
      const one: ParticipantAct = { kind: 'answer', action_id: actionId(place), stage: page.stage, content };
      setSending(true);
      setRefusal(null);
      insist(() => act(one))
        .catch((error: unknown) => {
          const why = asRefusal(error);
          setRefusal(why);
          // Another window has gone on: what is open now is shown instead.
          if (why.code === 'stage.over') return fetchPage();
        })
        .catch(() => undefined)
        .finally(() => {
          setSending(false);
        });
    },
    [act, fetchPage],
  );

  const tell = useCallback(
    (one: ParticipantAct) => {
      // What is told beside is not worth a word to anybody when it does not get through.
      act(one).catch(() => undefined);
    },
    [act],
  );

  useLanguageTold(seen?.page ?? null, tell);
  useFocusTold(seen !== null && seen.page.ending === null, tell);
  const traced = useTraces(tell);

  const retry = useCallback(() => {
    setProblem(null);
    setTries((before) => before + 1);
  }, []);

  const actions = useMemo(() => ({ act, answer, traced, retry }), [act, answer, traced, retry]);
  return { state: { seen, connection, problem, sending, refusal, seated }, actions };
}

/** The language in which somebody came, or the only one that there is. */
function speak(page: ParticipantPage): void {
  const language = page.languages === 'both' ? page.language : page.languages;
  if (language !== currentLanguage()) void setLanguage(language);
}

const SEAT_AGAIN_MS = 2_000;

/** At a new table the page is asked for once more: the browser gets the seat's cookie with it. */
function useSeat(gameId: string | null, seated: string | null, fetchPage: () => Promise<void>): void {
  useEffect(() => {
    if (gameId === null || gameId === seated) return;
    let left = false;
    const ask = async (): Promise<void> => {
      while (!left) {
        try {
          await fetchPage();
          return;
        } catch {
          await pause(SEAT_AGAIN_MS);
        }
      }
    };
    void ask();
    return () => {
      left = true;
    };
  }, [gameId, seated, fetchPage]);
}

function useLanguageTold(page: ParticipantPage | null, tell: (act: ParticipantAct) => void): void {
  const { i18n } = useTranslation();
  const known = useRef<string | null>(null);
  const here = page !== null;
  useEffect(() => {
    if (!here) return;
    const language = i18n.language === 'zh' ? 'zh' : 'en';
    if (known.current !== null && known.current !== language) tell({ kind: 'language', language });
    known.current = language;
  }, [here, i18n.language, tell]);
}

function useFocusTold(open: boolean, tell: (act: ParticipantAct) => void): void {
  useEffect(() => {
    if (!open) return;
    const changed = (): void => {
      tell({ kind: 'focus', on: document.visibilityState === 'visible' });
    };
    document.addEventListener('visibilitychange', changed);
    return () => {
      document.removeEventListener('visibilitychange', changed);
    };
  }, [open, tell]);
}
