import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { badgeFillOf, COLOURS, fillOf, inkOf, letterOf } from '../src/federation';

/** As many as the rules allow. */
const ALL = Array.from({ length: 26 }, (_, index) => index + 1);

test('no two federations look alike: the colours come again after eight, each time with another pattern', () => {
  expect(new Set(ALL.map(letterOf)).size).toBe(ALL.length);
  expect(new Set(ALL.map(fillOf)).size).toBe(ALL.length);
  expect(fillOf(1)).toBe('var(--fed-1)');
  expect(fillOf(9)).toMatch(/^repeating-linear-gradient.*, var\(--fed-1\)$/);
  expect(badgeFillOf(9)).toContain(fillOf(9));
  expect(inkOf(9)).toBe(inkOf(1));
});

test('every colour of the palette has its ink and the mark of its patterns', () => {
  const tokens = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');
  for (let slot = 1; slot <= COLOURS; slot += 1) {
    for (const name of ['fed', 'fed-ink', 'fed-mark']) expect(tokens).toContain(`  --${name}-${slot}: `);
  }
});
