// Follows a part of the screen and the bubble beside it: where they are in the window, through scrolling, growing and resizing.
import { useEffect, useState, type RefObject } from 'react';
import type { Box, Size } from './place';

export interface Spot {
  /** Null while the part is not on the screen. */
  readonly part: Box | null;
  readonly bubble: Size;
  readonly screen: Size;
}

const same = (one: Spot | null, other: Spot | null): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is seen of the part: the bars at the top and the bottom lie over it, unless it is one of them. */
function boxOf(part: HTMLElement): Box {
  const { left, top, right, bottom } = part.getBoundingClientRect();
  if (part.matches('.top, .ready')) return { left, top, right, bottom };
  const first = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
  const last = document.querySelector('.ready')?.getBoundingClientRect().top ?? Infinity;
  const begins = Math.min(Math.max(top, first), last);
  return { left, top: begins, right, bottom: Math.max(begins, Math.min(bottom, last)) };
}

function measure(part: HTMLElement | null, bubble: HTMLElement | null): Spot | null {
  if (bubble === null) return null;
  const page = document.documentElement;
  return {
    part: part && boxOf(part),
    bubble: { width: bubble.offsetWidth, height: bubble.offsetHeight },
    screen: { width: page.clientWidth, height: page.clientHeight },
  };
}

/** Null until it was measured. `find` is asked again whenever something moves. */
export function useSpot(find: () => HTMLElement | null, bubble: RefObject<HTMLElement | null>): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const now = measure(find(), bubble.current);
        setSpot((before) => (same(before, now) ? before : now));
      });
    };
    look();
    const grows = new ResizeObserver(look);
    for (const element of [document.body, find(), bubble.current]) if (element) grows.observe(element);
    window.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => {
      cancelAnimationFrame(frame);
      grows.disconnect();
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [find, bubble]);
  return spot;
}
