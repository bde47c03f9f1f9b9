// The draft that is edited: what it is now, what of it the server has, and what the server says of it. Every change is saved
// by itself after a moment; one save is under way at a time, and a page that is not the last to have saved is told so.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArmExplained, ArmInfo, ArmOpened } from '../../generated/api';
import { HttpProblem } from '../../net/http';
import { changed, same, type Document, type Json } from './document';
import { saveArm } from './http';

const WAIT_MS = 500;
const AGAIN_MS = 4_000;

export interface Draft {
  readonly info: ArmInfo;
  readonly document: Document;
  /** Of what the server has last seen. */
  readonly explained: ArmExplained;
  /** Something is typed that the server has not. */
  readonly unsaved: boolean;
  readonly problem: HttpProblem | null;
  /** When the server last took it, as this browser's clock has it. */
  readonly savedAt: number | null;
  readonly set: (path: string, value: Json | undefined) => void;
  readonly replace: (document: Document) => void;
  /** What the server now says the arm is, such as after freezing it. */
  readonly take: (opened: ArmOpened) => void;
  /** Saves what is unsaved at once; whether the server has everything then. */
  readonly flush: () => Promise<ArmInfo | null>;
}

export function useDraft(opened: ArmOpened): Draft {
  const [info, setInfo] = useState(opened.info);
  const [explained, setExplained] = useState(opened.explained);
  const [document, setDocument] = useState(opened.document as Document);
  const [problem, setProblem] = useState<HttpProblem | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const now = useRef({
    document: opened.document as Document,
    saved: opened.document as Document,
    info: opened.info,
  });
  const saving = useRef<Promise<void> | null>(null);
  const stuck = useRef(false);

  const save = useCallback(async (): Promise<void> => {
    const state = now.current;
    const sent = state.document;
    try {
      const answer = await saveArm(state.info.id, state.info.version, sent);
      state.saved = sent;
      state.info = answer.info;
      setInfo(answer.info);
      setExplained(answer.explained);
      setSavedAt(Date.now());
      setProblem(null);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      // Whoever was overtaken by another page would undo its work: nothing more is saved from here.
      stuck.current = error.code === 'arm.changed' || error.code === 'arm.frozen';
      setProblem(error);
    } finally {
      setUnsaved(state.document !== state.saved);
    }
  }, []);

  const flush = useCallback(async (): Promise<ArmInfo | null> => {
    while (saving.current !== null) await saving.current;
    const state = now.current;
    if (state.document !== state.saved && !stuck.current) {
      const running = save().finally(() => {
        saving.current = null;
      });
      saving.current = running;
      await running;
    }
    return state.document === state.saved ? state.info : null;
  }, [save]);

  useEffect(() => {
    if (!unsaved || stuck.current) return undefined;
    const timer = setTimeout(() => void flush(), problem === null ? WAIT_MS : AGAIN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [document, unsaved, problem, flush]);

  useEffect(() => {
    // Whoever leaves the page leaves nothing behind that was typed a moment ago.
    const leave = (): void => void flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  const replace = useCallback((next: Document) => {
    if (same(now.current.document, next)) return;
    now.current.document = next;
    setDocument(next);
    setUnsaved(true);
  }, []);
  const set = useCallback(
    (path: string, value: Json | undefined) => {
      replace(changed(now.current.document, path, value));
    },
    [replace],
  );
  const take = useCallback((answer: ArmOpened) => {
    const kept = answer.document as Document;
    now.current = { document: kept, saved: kept, info: answer.info };
    setInfo(answer.info);
    setDocument(kept);
    setExplained(answer.explained);
    setUnsaved(false);
  }, []);
  return { info, document, explained, unsaved, problem, savedAt, set, replace, take, flush };
}
