// Single keys at the table: the letter of a federation opens it, 1 goes to the bid, 2 to Ready, ? opens the help. They rest
// while something is typed, while a window is open, with any other key held, and where they were switched off.
import { useEffect, useSyncExternalStore } from 'react';
import { forGood } from './storage';

const STORED = 'fedgame.keys';
const listeners = new Set<() => void>();

const areOn = (): boolean => forGood.get(STORED) !== 'off';

export function setTableKeys(on: boolean): void {
  forGood.set(STORED, on ? 'on' : 'off');
  for (const changed of listeners) changed();
}

const listen = (changed: () => void) => {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
};

export const useTableKeysOn = (): boolean => useSyncExternalStore(listen, areOn, areOn);

/** Whether a key that is pressed there belongs to a field or a window. */
export const typing = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest('dialog') !== null ||
    target.matches('input:not([type="checkbox"]):not([type="range"]), textarea, select, [contenteditable]'));

const PLACES: Readonly<Record<string, string>> = {
  '1': '[data-testid="bid-form"] :is(input, button):not(:disabled, .info)',
  '2': '[data-testid="ready"]',
};

export function useTableKeys(federations: number, onFederation: (federation: number) => void): void {
  const on = useTableKeysOn();
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const letter = event.key.length === 1 ? event.key.toUpperCase().charCodeAt(0) - 64 : 0;
      if (event.key === '?') document.querySelector<HTMLElement>('[data-testid="help"]')?.click();
      else if (PLACES[event.key] !== undefined) toPlace(PLACES[event.key] ?? '');
      else if (letter >= 1 && letter <= federations) onFederation(letter);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', pressed);
    };
  }, [on, federations, onFederation]);
}

function toPlace(selector: string): void {
  const place = document.querySelector<HTMLElement>(selector);
  place?.focus();
  place?.scrollIntoView({ block: 'nearest' });
}
