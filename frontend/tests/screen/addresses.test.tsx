// @vitest-environment happy-dom
import { act, screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { open } from './screen';
import { server } from './server';

beforeEach(() => {
  server.answers('GET /api/scenarios', []);
  server.refuses('GET /api/games/abc', 403, 'seat.none');
});

test.each([
  ['/', 'Share data. Train together. Split what it earns.'],
  ['/new', 'New game'],
  ['/new/', 'New game'],
  ['/join', 'Join a game'],
  ['/join/', 'Join a game'],
  ['/join/AB%20C', 'Join a game'],
  ['/game/abc', 'This did not work'],
  ['/game', 'There is no such page.'],
  ['/game/abc/more', 'There is no such page.'],
  ['/%', 'There is no such page.'],
  ['/no/such/page', 'There is no such page.'],
])('%s shows a page of its own', async (path, heading) => {
  open(path);
  expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeTruthy();
});

test.each([
  ['/join/AB%20C', 'AB C'],
  // A link that was cut off in the middle of a letter: what is left of the code can still be mended by hand.
  ['/join/AB%', 'AB%'],
])('the code of %s is filled in', async (path, code) => {
  server.refuses('POST /api/join/look', 404, 'join.unknown');
  open(path);
  expect((await screen.findByTestId('problem')).textContent).toContain('No game has this code.');
  expect(server.bodies('POST /api/join/look')).toEqual([{ code }]);
  expect(screen.getByTestId('join-code')).toHaveProperty('value', code);
});

test('links change the page and its title without loading it anew, and the way back is kept', async () => {
  const person = open('/');
  expect(document.title).toBe('FedGame');
  await person.click(screen.getByTestId('new-game'));
  expect(window.location.pathname).toBe('/new');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('New game');
  expect(document.title).toBe('New game · FedGame');
  void act(() => {
    window.history.back();
  });
  expect(await screen.findByTestId('new-game')).toBeTruthy();
  expect(document.title).toBe('FedGame');
});
