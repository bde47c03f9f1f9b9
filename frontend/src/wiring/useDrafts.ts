// The bids that are being put together at one table, and what was sent of them last.
import { useCallback, useState } from 'react';
import type { PlayerAction } from '../net/messages';
import type { Draft, Drafts } from '../state/draft';

export interface DraftBook {
  readonly drafts: Drafts;
  readonly sent: Drafts;
  change: (federation: number, draft: Draft) => void;
  /** Forget the drafts of these federations: their forms show again what holds there. */
  drop: (federations: readonly number[]) => void;
  submit: (action: PlayerAction) => void;
}

export function useDrafts(submit: (action: PlayerAction) => void): DraftBook {
  const [drafts, setDrafts] = useState<Drafts>({});
  const [sent, setSent] = useState<Drafts>({});
  const change = useCallback((federation: number, draft: Draft) => {
    setDrafts((before) => ({ ...before, [federation]: draft }));
  }, []);
  const drop = useCallback((federations: readonly number[]) => {
    setDrafts((before) =>
      Object.fromEntries(
        Object.entries(before).filter(([federation]) => !federations.includes(Number(federation))),
      ),
    );
  }, []);
  const submitting = useCallback(
    (action: PlayerAction) => {
      if (action.kind === 'place_bid' || action.kind === 'change_commitment')
        setSent((before) => ({ ...before, [action.federation]: action.commitment }));
      submit(action);
    },
    [submit],
  );
  return { drafts, sent, change, drop, submit: submitting };
}
