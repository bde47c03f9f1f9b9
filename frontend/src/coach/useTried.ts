// Whether what a stop asks for was tried, and the answer to it. It follows from the state of the table and from presses in
// the lit part: the parts themselves know nothing of the coach.
import { useEffect, useState } from 'react';
import { money } from '../format';
import type { View } from '../generated/wire';
import type { TableState } from '../state/table';
import { useSchemes } from '../wiring/catalogue';
import { controlOf, partOf, type Stop } from './stops';
import { useWords } from './words';

/** What was pressed at this stop, by whatever means: a press by keyboard is a click, too. */
function usePressed(stop: Stop): boolean {
  const [pressed, setPressed] = useState<ReadonlySet<Stop>>(new Set());
  useEffect(() => {
    const listen = (event: MouseEvent): void => {
      const at = event.target instanceof Element ? event.target.closest('button') : null;
      const wanted = stop === 'next' ? at === controlOf(stop) : partOf(stop)?.contains(at) === true;
      if (at !== null && wanted) setPressed((before) => new Set(before).add(stop));
    };
    document.addEventListener('click', listen, true);
    return () => {
      document.removeEventListener('click', listen, true);
    };
  }, [stop]);
  return pressed.has(stop);
}

interface Cost {
  readonly federation: number;
  readonly first: number;
  readonly last: number;
}

/** The cost of the draft as it was first told for this federation, and as it is now. */
function useCost(quote: TableState['quote']): Cost | null {
  const [cost, setCost] = useState<Cost | null>(null);
  if (quote !== null) {
    const { federation, total_cents: last } = quote.quote;
    if (cost?.federation !== federation) setCost({ federation, first: last, last });
    else if (cost.last !== last) setCost({ ...cost, last });
  }
  return cost;
}

/** The answer to what was tried at this stop; null while it was not. */
export function useTried(
  stop: Stop,
  message: View,
  state: TableState,
  expanded: number | null,
  drafted: number | null,
): string | null {
  const { t } = useWords();
  const schemes = useSchemes();
  const [first] = useState(message.view.step);
  const pressed = usePressed(stop);
  const cost = useCost(state.quote);
  const { view } = message;
  switch (stop) {
    case 'you':
      return pressed ? t('you.tried') : null;
    case 'federations': {
      const opened = expanded === null ? undefined : view.federations[expanded - 1];
      if (!opened) return null;
      const scheme = schemes(opened.scheme);
      return t('federations.tried', { name: opened.name, scheme: scheme.name, short: scheme.short });
    }
    case 'bid':
      if (view.federations.some((federation) => federation.my_bid !== null)) return t('bid.placed');
      if (cost === null || (cost.first === cost.last && cost.federation !== drafted)) return null;
      // Who is quick has changed the draft before its first cost was told.
      if (cost.first === cost.last) return t('bid.costs', { now: money(cost.last) });
      return t('bid.tried', { from: money(cost.first), to: money(cost.last) });
    case 'ready':
      return view.you.ready || view.step > first ? t('ready.tried') : null;
    case 'next':
      return pressed ? t('next.tried') : null;
  }
}
