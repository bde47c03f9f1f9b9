// What the coach says, and where its note stands.
import { describe, expect, test } from 'vitest';
import { placeBeside, type Box, type Size } from '../src/coach/place';
import { moved, STOPS, stopAt } from '../src/coach/stops';
import { coach as en } from '../src/i18n/en/coach';
import { coach as zh } from '../src/i18n/zh/coach';

const sentences = (text: string): number => [...text.matchAll(/[.!?](?=\s|$)|[。！？]/g)].length;

test.each(STOPS)('at %s it says at most three sentences, and names one thing to try', (stop) => {
  for (const words of [en[stop], zh[stop]]) {
    expect(sentences(words.text)).toBeGreaterThan(0);
    expect(sentences(words.text)).toBeLessThanOrEqual(3);
    expect(sentences(words.try)).toBe(1);
  }
});

test('a stop has words of its own, and no other word has its name', () => {
  for (const stop of STOPS) expect(Object.keys(en[stop])).toContain('title');
  expect(en.go_on).toBe('Next');
});

test('the stops follow each other, and a number that is none leads to the first', () => {
  expect(moved('you', 1)).toBe('federations');
  expect(moved('you', -1)).toBe('you');
  expect(moved('next', 1)).toBe('next');
  expect(stopAt(2)).toBe('bid');
  for (const none of [null, -1, 9, NaN]) expect(stopAt(none)).toBe('you');
});

describe('the note', () => {
  const SCREEN = { width: 1440, height: 900 };
  const NOTE = { width: 336, height: 320 };
  const box = (left: number, top: number, right: number, bottom: number): Box => ({
    left,
    top,
    right,
    bottom,
  });

  const covers = (part: Box, left: number, top: number, note: Size): boolean =>
    left < part.right && left + note.width > part.left && top < part.bottom && top + note.height > part.top;

  test.each([
    ['right', box(24, 117, 296, 880)],
    ['right', box(312, 117, 1064, 720)],
    ['left', box(1080, 117, 1416, 790)],
    ['above', box(0, 827, 1440, 900)],
    ['below', box(0, 0, 1440, 57)],
  ] as const)('is %s of a part where there is room', (side, part) => {
    const place = placeBeside(part, NOTE, SCREEN);
    expect(place.side).toBe(side);
    expect(covers(part, place.left, place.top, NOTE)).toBe(false);
  });

  test('stays on the screen wherever the part is, and points at what is seen of it', () => {
    for (const width of [720, 1024, 1440]) {
      for (let left = 0; left < width; left += 97) {
        for (let top = -400; top < 900; top += 83) {
          const part = box(left, top, Math.min(width, left + 300), top + 500);
          const place = placeBeside(part, NOTE, { width, height: 900 });
          expect(place.left).toBeGreaterThanOrEqual(0);
          expect(place.left + NOTE.width).toBeLessThanOrEqual(width);
          expect(place.top).toBeGreaterThanOrEqual(0);
          expect(place.top + NOTE.height).toBeLessThanOrEqual(900);
          if (place.side !== 'over') expect(covers(part, place.left, place.top, NOTE)).toBe(false);
        }
      }
    }
  });

  test('stands in the corner where no side has room', () => {
    const place = placeBeside(box(0, 0, 800, 600), NOTE, { width: 800, height: 600 });
    expect(place).toEqual({ left: 456, top: 272, side: 'over', arrow: 0 });
  });
});
