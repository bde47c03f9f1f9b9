// Addresses and pages, by the history API. Pages: /, /new, /join/, /join/CODE, /game/ID.
import { useSyncExternalStore } from 'react';

export type Route =
  | { page: 'home' }
  | { page: 'new' }
  | { page: 'join'; code: string }
  | { page: 'game'; id: string }
  | { page: 'unknown' };

export function routeOf(path: string): Route {
  let parts: string[];
  try {
    parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    // A percent sign that is none of an address, as in a link that was cut off.
    return { page: 'unknown' };
  }
  const [first = '', second = '', ...rest] = parts;
  if (rest.length > 0) return { page: 'unknown' };
  if (first === '') return { page: 'home' };
  if (first === 'new' && second === '') return { page: 'new' };
  if (first === 'join') return { page: 'join', code: second };
  if (first === 'game' && second !== '') return { page: 'game', id: second };
  return { page: 'unknown' };
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

export function navigate(path: string): void {
  window.history.pushState(null, '', path);
  window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}
