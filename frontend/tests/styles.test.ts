import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../src/styles/', import.meta.url);
const MOST_LINES = 400;
const files = readdirSync(FOLDER).filter((name) => name !== 'index.css');

test('every style file is imported', () => {
  const index = readFileSync(new URL('index.css', FOLDER), 'utf8');
  const imported = [...index.matchAll(/@import '\.\/(.*)';/g)].map((match) => match[1]);
  expect(imported.sort()).toEqual(files.sort());
});

test.each(files)('%s has one subject: what grows longer is split', (name) => {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').split('\n').length - 1;
  expect(lines).toBeLessThanOrEqual(MOST_LINES);
});
