// Single keys of the list. They rest while something is typed, while a dialog is open, with any other key held, and where
// they were switched off; that is remembered.
import { useCallback, useEffect, useState } from 'react';
import { typing } from '../../wiring/keys';
import { forGood } from '../../wiring/storage';

const STORED = 'fedgame.control.keys';

export interface KeyMoves {
  readonly step: (by: 1 | -1) => void;
  readonly choose: () => void;
  readonly chooseAll: () => void;
  readonly open: () => void;
  readonly message: () => void;
  readonly search: () => void;
  readonly leave: () => void;
  readonly help: () => void;
}

function moveOf(key: string, moves: KeyMoves): (() => void) | null {
  switch (key) {
    case 'j':
      return () => {
        moves.step(1);
      };
    case 'k':
      return () => {
        moves.step(-1);
      };
    case 'x':
      return moves.choose;
    case 'a':
      return moves.chooseAll;
    case 'o':
      return moves.open;
    case 'm':
      return moves.message;
    case '/':
      return moves.search;
    case '?':
      return moves.help;
    case 'Escape':
      return moves.leave;
    default:
      return null;
  }
}

export function useKeys(moves: KeyMoves): { on: boolean; set: (on: boolean) => void } {
  const [on, setOn] = useState(() => forGood.get(STORED) !== 'off');
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const move = moveOf(event.key, moves);
      if (move === null) return;
      event.preventDefault();
      move();
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  });
  const set = useCallback((next: boolean) => {
    forGood.set(STORED, next ? 'on' : 'off');
    setOn(next);
  }, []);
  return { on, set };
}
