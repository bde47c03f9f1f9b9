// @vitest-environment happy-dom
// Erasing somebody who wrote to the researcher: by number or code, and only after being asked.
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { QueryClientProvider } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { newRequests } from '../../src/wiring/requests';
import { ErasePerson } from '../../src/staff/experiments/ErasePerson';
import { wantWords } from '../../src/i18n';
import './screen';
import { server } from './server';

const ERASE = 'POST /api/sessions/s1/erase';

beforeEach(async () => {
  await wantWords('staff');
  server.answers(ERASE, null, 204);
  render(
    <QueryClientProvider client={newRequests()}>
      <ErasePerson session="s1" />
    </QueryClientProvider>,
  );
});

test.each([
  ['17', { participant: 17, sure: true }],
  [' ABCDEFGH-17-KLMNPQRS ', { code: 'ABCDEFGH-17-KLMNPQRS', sure: true }],
])('%s is erased once it was said twice', async (typed, body) => {
  const person = userEvent.setup();
  await person.type(screen.getByTestId('erase-whom'), typed);
  await person.click(screen.getByTestId('erase-person'));
  expect(server.bodies(ERASE)).toEqual([]);
  await person.click(screen.getByTestId('confirm'));
  expect(await screen.findByText('Erased.')).toBeTruthy();
  expect(server.bodies(ERASE)).toEqual([body]);
});

test('a number that nobody has is told where it was asked for', async () => {
  server.refuses(ERASE, 404, 'participant.unknown');
  const person = userEvent.setup();
  await person.type(screen.getByTestId('erase-whom'), '99');
  await person.click(screen.getByTestId('erase-person'));
  await person.click(screen.getByTestId('confirm'));
  expect((await screen.findByTestId('problem')).textContent).toContain(
    'This session has no such participant.',
  );
});
