// The five stops of the tour: which part of the screen each is about, and where in it there is something to try.
export const STOPS = ['you', 'federations', 'bid', 'ready', 'next'] as const;
export type Stop = (typeof STOPS)[number];

/** The lit part. On a narrow screen the bid form is in the sheet of the opened federation. */
const PARTS: Record<Stop, string> = {
  you: '.table-page__you > .card',
  federations: '.federations',
  bid: '.table-page__bid, .sheet .bid',
  ready: '.ready',
  next: '.top',
};

/** What to try there, best first. */
const TRIES: Record<Stop, readonly string[]> = {
  you: ['.info'],
  federations: ['.row__open'],
  bid: ['[data-testid^="bid-quantity"]', 'input', 'button'],
  ready: ['[data-testid="ready"]'],
  next: ['[data-testid="help"]'],
};

export const partOf = (stop: Stop): HTMLElement | null => document.querySelector<HTMLElement>(PARTS[stop]);

/** The control that a stop asks to use; null where this table has none. */
export function controlOf(stop: Stop): HTMLElement | null {
  const part = partOf(stop);
  for (const selector of TRIES[stop]) {
    const found = part?.querySelector<HTMLElement>(`${selector}:not(:disabled)`);
    if (found) return found;
  }
  return null;
}

/** The stop that follows, or came before, as far as there is one. */
export function moved(stop: Stop, by: 1 | -1): Stop {
  return STOPS[STOPS.indexOf(stop) + by] ?? stop;
}

/** The stop of that number; the first one for a number that is none. */
export const stopAt = (number: number | null): Stop => STOPS[number ?? 0] ?? 'you';
