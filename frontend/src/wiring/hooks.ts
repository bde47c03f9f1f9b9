// Small hooks over the browser: time, width of the window, wishes of the reader, values and answers that follow a slider.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { QuoteAnswer } from '../generated/wire';
import type { Draft } from '../state/draft';
import { waitBefore } from './pace';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => {
        list.removeEventListener('change', changed);
      };
    },
    () => window.matchMedia(query).matches,
  );
}

/** What the browser's tab is called while this page is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · FedGame`;
    return () => {
      document.title = 'FedGame';
    };
  }, [title]);
}

export const useReducedMotion = (): boolean => useMedia('(prefers-reduced-motion: reduce)');

/** Milliseconds until `deadline` (on performance.now's clock), counted down; null when there is none. */
export function useCountdown(deadline: number | null): number | null {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (deadline === null) return;
    const tick = (): void => {
      setNow(performance.now());
    };
    tick();
    const timer = window.setInterval(tick, 250);
    return () => {
      window.clearInterval(timer);
    };
  }, [deadline]);
  return deadline === null ? null : Math.max(0, deadline - now);
}

/** Asks for a quote shortly after the draft rests, and again when the game has moved on (`moment`). */
export function useQuote(
  federation: number,
  draft: Draft,
  moment: string,
  answer: QuoteAnswer | null,
  ask: (federation: number, draft: Draft) => void,
): QuoteAnswer['quote'] | null {
  const lastSent = useRef(-Infinity);
  useEffect(() => {
    const timer = window.setTimeout(
      () => {
        lastSent.current = performance.now();
        ask(federation, draft);
      },
      waitBefore(performance.now(), lastSent.current),
    );
    return () => {
      window.clearTimeout(timer);
    };
  }, [federation, draft, moment, ask]);
  return answer?.quote.federation === federation ? answer.quote : null;
}

/** The value as it was when it last stood still for `restMs`; at first as it is. */
export function useRested<T>(value: T, restMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setRested(value);
    }, restMs);
    return () => {
      window.clearTimeout(timer);
    };
  }, [value, restMs]);
  return rested;
}

/** The width in px of an element, kept up to date. */
export function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver((entries) => {
      const entry = entries[0];
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return [setElement, width];
}

/** How many of `count` values are to be shown by now, so that all of them are played over about a second. */
export function usePlayback(key: string, count: number, total: number, still: boolean): number {
  const [shown, setShown] = useState({ key, count: still ? count : 0 });
  const at = shown.key === key ? shown.count : 0;
  useEffect(() => {
    if (still || at >= count) return;
    const timer = window.setTimeout(
      () => {
        setShown({ key, count: at + 1 });
      },
      1000 / Math.max(1, total),
    );
    return () => {
      window.clearTimeout(timer);
    };
  }, [key, at, count, total, still]);
  return still ? count : Math.min(at, count);
}
