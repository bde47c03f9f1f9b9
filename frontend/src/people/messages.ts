// What the experimenter has written, and what of it was closed in this tab; the rest stands above the page.
import { useState } from 'react';
import type { MessageShown } from '../generated/wire';
import { forTab } from '../wiring/storage';

const closedKey = (id: string): string => `fedgame.closed.${id}`;

function readClosed(id: string): readonly number[] {
  const text = forTab.get(closedKey(id));
  // Only this module writes the entry.
  return text === null ? [] : (JSON.parse(text) as number[]);
}

export interface Messages {
  readonly open: readonly MessageShown[];
  readonly close: (number: number) => void;
}

export function useMessages(id: string, messages: readonly MessageShown[]): Messages {
  const [closed, setClosed] = useState(() => readClosed(id));
  return {
    open: messages.filter((message) => !closed.includes(message.number)),
    close: (number) => {
      const next = [...closed, number];
      forTab.set(closedKey(id), JSON.stringify(next));
      setClosed(next);
    },
  };
}
