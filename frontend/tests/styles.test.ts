import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const MOST_LINES = 400;
/** What is imported: with the first page, with a game; and by the component that it dresses. */
const INDICES = ['index.css', 'game.css'];
const BY_COMPONENTS = ['reasons.css'];

describe.each(['../src/styles/', '../src/staff/styles/', '../src/people/styles/'])('in %s', (folder) => {
  const place = new URL(folder, import.meta.url);
  const files = readdirSync(place).filter((name) => !INDICES.includes(name) && !BY_COMPONENTS.includes(name));

  test('every style file is imported', () => {
    const indices = INDICES.filter((name) => existsSync(new URL(name, place)));
    const index = indices.map((name) => readFileSync(new URL(name, place), 'utf8')).join('');
    const imported = [...index.matchAll(/@import '\.\/(.*)';/g)].map((match) => match[1]);
    expect(imported.sort()).toEqual(files.sort());
  });

  test.each(files)('%s has one subject: what grows longer is split', (name) => {
    const lines = readFileSync(new URL(name, place), 'utf8').split('\n').length - 1;
    expect(lines).toBeLessThanOrEqual(MOST_LINES);
  });
});
