// Light or dark: as the system says, or as the reader chose. The choice is an attribute of <html>; the colours are in
// styles/tokens.css.
import { useSyncExternalStore } from 'react';
import { forGood } from './storage';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED = 'fedgame.theme';
const listeners = new Set<() => void>();

export function chosenTheme(): Theme {
  const stored = forGood.get(STORED);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function setTheme(theme: Theme): void {
  forGood.set(STORED, theme);
  applyTheme(theme);
  for (const listener of listeners) listener();
}

const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const query = dark();
  listeners.add(listener);
  query.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    query.removeEventListener('change', listener);
  };
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, chosenTheme);

/** What is on the screen in the end; charts on a canvas are drawn anew when it changes. */
export const useShownTheme = (): 'light' | 'dark' =>
  useSyncExternalStore(subscribe, () => {
    const theme = chosenTheme();
    if (theme !== 'system') return theme;
    return dark().matches ? 'dark' : 'light';
  });
