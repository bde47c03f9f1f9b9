// The list of participants as it is shown now: what is looked for, the order that stays while it is read, who is chosen,
// which row the keyboard stands on.
import { useCallback, useMemo, useState } from 'react';
import type { ControlState } from '../../generated/wire';
import {
  arranged,
  same,
  settled,
  type Arrangement,
  type Block,
  type Filter,
  type View,
} from './model/arrange';
import { isLarge } from './model/types';

/** So many rows of a block at a time, where there are many. */
export const STEP = 25;

export interface List {
  readonly view: View;
  readonly look: (changes: Partial<View>) => void;
  readonly filter: (filter: Filter) => void;
  readonly blocks: Arrangement;
  /** The order is kept, and would be another one now. */
  readonly outdated: boolean;
  readonly sortAgain: () => void;
  readonly isOpen: (block: Block) => boolean;
  readonly fold: (block: Block) => void;
  /** The rows of an open block that are shown. */
  readonly rowsOf: (block: Block) => readonly number[];
  readonly showMore: (block: Block) => void;
  readonly chosen: ReadonlySet<number>;
  readonly choose: (numbers: readonly number[], on: boolean) => void;
  readonly setHeld: (held: boolean) => void;
}

interface Shown {
  readonly view: View;
  readonly blocks: Arrangement;
}

const firstView = (large: boolean): View => ({
  search: '',
  filter: 'all',
  grouping: large ? 'state' : 'game',
  sort: 'seat',
});

export function useList(state: ControlState, needed: ReadonlySet<number>): List {
  const large = isLarge(state);
  const [chosenView, setView] = useState<View | null>(null);
  const preset = useMemo(() => firstView(large), [large]);
  const view = chosenView ?? preset;
  const fresh = arranged(state, view, needed);
  const [shown, setShown] = useState<Shown>({ view, blocks: fresh });
  const [reading, setHeld] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const held = reading || chosen.size > 0;
  const blocks = shown.view === view ? settled(shown.blocks, fresh, held) : fresh;
  // What is shown now is what the next state is settled against.
  if (shown.view !== view || !same(shown.blocks, blocks)) setShown({ view, blocks });

  const folding = useFolding(view, large);
  const look = useCallback(
    (changes: Partial<View>) => {
      setView((before) => ({ ...(before ?? preset), ...changes }));
    },
    [preset],
  );
  const filter = useCallback(
    (chosen: Filter) => {
      look({ filter: chosen });
    },
    [look],
  );
  const choose = useCallback((numbers: readonly number[], on: boolean) => {
    setChosen((before) => {
      const after = new Set(before);
      for (const number of numbers) {
        if (on) after.add(number);
        else after.delete(number);
      }
      return after;
    });
  }, []);
  return {
    view,
    look,
    filter,
    blocks,
    outdated: !same(blocks, fresh),
    sortAgain: () => {
      setShown({ view, blocks: fresh });
    },
    ...folding,
    chosen,
    choose,
    setHeld,
  };
}

/** Which blocks are open, and how much of them. Whoever looks for somebody sees whom they find. */
function useFolding(view: View, large: boolean): Pick<List, 'isOpen' | 'fold' | 'rowsOf' | 'showMore'> {
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [steps, setSteps] = useState<ReadonlyMap<string, number>>(new Map());
  const id = (block: Block): string => `${view.grouping}:${block.key}`;
  const isOpen = (block: Block): boolean => {
    if (view.grouping === 'none' || view.search.trim() !== '') return true;
    return folded.get(id(block)) ?? (!large || block.key === 'needs');
  };
  return {
    isOpen,
    fold: (block) => {
      setFolded(new Map(folded).set(id(block), !isOpen(block)));
    },
    rowsOf: (block) => {
      if (!isOpen(block)) return [];
      return large ? block.numbers.slice(0, STEP * (steps.get(id(block)) ?? 1)) : block.numbers;
    },
    showMore: (block) => {
      setSteps(new Map(steps).set(id(block), (steps.get(id(block)) ?? 1) + 1));
    },
  };
}
