// The places at the opening of the running turn and of the one before, for each seat: they outlive a reload of the page.
import { useEffect, useState } from 'react';
import type { View } from '../generated/wire';
import { follow, type Turns } from '../state/rivals';
import { forTab } from './storage';

function read(key: string): Turns | null {
  const text = forTab.get(key);
  // Only this module writes the entry; a browser without it simply starts anew.
  return text === null ? null : (JSON.parse(text) as Turns);
}

export function useTurns(gameId: string, message: View): Turns {
  const key = `fedgame.places.${gameId}.${message.view.you.player}`;
  const [kept, setKept] = useState(() => read(key));
  const turns = follow(kept, message);
  if (turns !== kept) setKept(turns);
  useEffect(() => {
    forTab.set(key, JSON.stringify(turns));
  }, [key, turns]);
  return turns;
}
