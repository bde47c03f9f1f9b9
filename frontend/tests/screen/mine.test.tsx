// @vitest-environment happy-dom
// What is stored about somebody: found by a code, read, and erased only after being asked.
import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { MyData } from '../../src/generated/api';
import { open } from './screen';
import { server } from './server';
import { consent, shows } from './sessions';

const FIND = 'POST /api/my-data';
const ERASE = 'POST /api/my-data/erase';
const CODE = 'ABCDEFGH-1-KLMNPQRS';

const mine = (changes: Partial<MyData> = {}): MyData => ({
  session_id: 's1',
  title: 'Sharing data',
  contact: { en: '', zh: '' },
  rehearsal: false,
  participant: 1,
  code: CODE,
  erased_at: null,
  kept_until: null,
  kept_days: 30,
  label: 'mara.k',
  name: '',
  parameters: { PROLIFIC_PID: '5f1e' },
  language: 'en',
  device: 'computer',
  arrived_at: '2026-11-27T10:00:00Z',
  ending: null,
  pay: null,
  answers: [
    {
      stage: { en: 'After', zh: '' },
      name: 'why',
      asked: { en: 'Why did you leave?', zh: '' },
      answer: 'They paid late.',
      at: '2026-11-27T10:10:00Z',
    },
  ],
  moves: [
    { game_id: 'g1', player: 2, turn: 1, kind: 'ready', facts: {}, code: null, at: '2026-11-27T10:05:00Z' },
  ],
  events: [{ seq: 1, at: '2026-11-27T10:00:00Z', kind: 'arrived', facts: {} }],
  ...changes,
});

describe('the page of what is stored', () => {
  test('is found by the code of a link, and shows answers beside their questions', async () => {
    server.answers(FIND, mine());
    open(`/my-data#${CODE}`);
    const answers = await screen.findByTestId('answers');
    expect(server.bodies(FIND)).toEqual([{ code: CODE }]);
    expect(within(answers).getByText('Why did you leave?')).toBeTruthy();
    expect(within(answers).getByText('They paid late.')).toBeTruthy();
    expect(screen.getByText('mara.k')).toBeTruthy();
    expect(screen.getByText(/erased by itself 30 days after the session has ended/)).toBeTruthy();
  });

  test('takes a code that is typed, and says when it is wrong', async () => {
    server.refuses(FIND, 404, 'data.unknown');
    const person = open('/my-data');
    await person.type(await screen.findByTestId('data-code'), ' wrong-1-code ');
    await person.click(screen.getByTestId('look-data'));
    expect((await screen.findByTestId('problem')).textContent).toContain('No data have this code');
    expect(server.bodies(FIND)).toEqual([{ code: 'wrong-1-code' }]);
  });

  test('erases nothing before it was asked, and tells what an erasure takes and ends', async () => {
    server.answers(
      FIND,
      mine({ pay: { currency: 'USD', total_cents: 700, completion_code: 'PAYME12', ending: 'finished' } }),
    );
    server.answers(ERASE, null, 204);
    const person = open(`/my-data#${CODE}`);
    await person.click(await screen.findByTestId('erase'));
    expect(screen.getByText(/You are still taking part/)).toBeTruthy();
    expect(screen.getByText(/note your completion code first, PAYME12/)).toBeTruthy();
    await person.click(screen.getByText('Keep it'));
    expect(server.bodies(ERASE)).toEqual([]);
    await person.click(screen.getByTestId('erase'));
    server.answers(FIND, mine({ label: null, erased_at: '2026-11-27T11:00:00Z', answers: [] }));
    await person.click(screen.getByTestId('erase-sure'));
    expect(await screen.findByTestId('erased')).toBeTruthy();
    expect(server.bodies(ERASE)).toEqual([{ code: CODE, sure: true }]);
    expect(screen.queryByTestId('erase')).toBeNull();
  });

  test('is linked from every page of a session, with its code', async () => {
    shows(consent);
    const person = open('/session/s1');
    await person.click(await screen.findByTestId('call-help'));
    expect((await screen.findByTestId('my-data')).getAttribute('href')).toBe(`/my-data#${CODE}`);
  });
});
