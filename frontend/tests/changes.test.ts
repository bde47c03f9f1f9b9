// The browser's half of fedgame/wire/changes.py. The recorded frames are those of whole games, by tests/fedgame/recorded.py.
import { describe, expect, test } from 'vitest';
import { patched } from '../src/net/changes';
import { parse } from '../src/net/socket';
import { newTable, reduce } from '../src/state/table';
import recorded from './recorded-changes.json';

describe.each(Object.entries(recorded))('a game under %s', (_, { frames, wholes }) => {
  test('after each change the table holds what a whole view says', () => {
    let state = reduce(newTable(), { type: 'opened' });
    const seen: unknown[] = [];
    for (const frame of frames) {
      const message = parse(frame);
      if (message === null) throw new Error(`this frame is not understood: ${frame}`);
      state = reduce(state, { type: 'received', message, now: 0 });
      expect(state.gap).toBe(false);
      seen.push(JSON.stringify(state.last));
    }
    expect(frames.length).toBeGreaterThan(20);
    for (const [number, whole] of Object.entries(wholes)) {
      expect(seen[Number(number)]).toBe(JSON.stringify(JSON.parse(whole)));
    }
  });
});

test('lists are changed in place, and made longer and shorter', () => {
  expect(patched([1, 2, 3], { splice: [1, 1] })).toEqual([1, 3]);
  expect(patched([1], { splice: [0, 0, 7, 8] })).toEqual([7, 8, 1]);
  expect(patched([{ a: 1 }, { a: 2 }], { '1': { a: [3] } })).toEqual([{ a: 1 }, { a: 3 }]);
});

test('nothing is changed but what the patch names, and the whole stays as it was', () => {
  const whole = { same: { deep: [1] }, other: { a: 1, b: null as number | null } };
  const made = patched(whole, { other: { b: [2] } });
  expect(made).toEqual({ same: { deep: [1] }, other: { a: 1, b: 2 } });
  expect(made.same).toBe(whole.same);
  expect(whole.other.b).toBeNull();
});

test.each([
  [{ a: 1 }, { b: [1] }],
  [[1], { '1': [2] }],
  [{ a: 1 }, { a: { b: [1] } }],
  [{ a: null }, { a: { b: [1] } }],
  [{ a: 1 }, { a: 2 }],
])('a patch of something else is refused: %j by %j', (whole, patch) => {
  expect(() => patched<unknown>(whole, patch)).toThrow();
});
