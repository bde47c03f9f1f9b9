// @vitest-environment happy-dom
// The door of a session: what a code opens, and what Start sends.
import { act, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { open } from './screen';
import { server } from './server';
import { consent, room, shows } from './sessions';

const LOOK = 'POST /api/rooms/look';
const START = 'POST /api/rooms/start';
const started = { session_id: 's1', participant: 1, token: 't' };

beforeEach(() => {
  server.answers(LOOK, room());
  server.answers(START, started, 201);
  shows(consent);
});

describe('the room', () => {
  test('is looked at with the code behind the #, and says that looking takes nothing', async () => {
    open('/room#K7QF2MXY');
    expect(await screen.findByRole('heading', { level: 1, name: 'Sharing data' })).toBeTruthy();
    expect(server.bodies(LOOK)).toEqual([{ code: 'K7QF2MXY' }]);
    expect(screen.getByText('Opening this page takes nothing; Start takes your place.')).toBeTruthy();
    expect(server.bodies(START)).toEqual([]);
  });

  test('is found by a code that is typed, and by a whole link that is pasted', async () => {
    const person = open('/room');
    await person.type(await screen.findByTestId('room-code'), ' https://x.org/room#K7QF2MXY.bGFi.SIGN ');
    await person.click(screen.getByTestId('look'));
    await screen.findByTestId('start');
    expect(server.bodies(LOOK)).toEqual([{ code: 'K7QF2MXY.bGFi.SIGN' }]);
  });

  test('that does not exist is said, and another code can be tried', async () => {
    server.refuses(LOOK, 404, 'room.unknown');
    const person = open('/room#WRONG');
    expect((await screen.findByTestId('problem')).textContent).toContain('No room has this code.');
    server.answers(LOOK, room());
    await person.clear(screen.getByTestId('room-code'));
    await person.type(screen.getByTestId('room-code'), 'RIGHT');
    await person.click(screen.getByTestId('look'));
    expect(await screen.findByTestId('start')).toBeTruthy();
  });

  test.each([
    ['full', 'All places are taken'],
    ['closed', 'This room is closed'],
  ] as const)('that is %s says so kindly, and whom to ask', async (state, words) => {
    server.answers(LOOK, room({ state }));
    open('/room#K7QF2MXY');
    expect((await screen.findByTestId(`room-${state}`)).textContent).toContain(words);
    expect(screen.queryByTestId('start')).toBeNull();
    expect(screen.getByText('Write to us.')).toBeTruthy();
  });

  test('leads back to where one was', async () => {
    server.answers(LOOK, room({ held: 's1', state: 'full' }));
    const person = open('/room#K7QF2MXY');
    await person.click(await screen.findByTestId('go-on'));
    expect(await screen.findByTestId('stage-consent')).toBeTruthy();
    expect(server.bodies(START)).toEqual([]);
  });

  test('in one language speaks it, and offers no other', async () => {
    server.answers(LOOK, room({ languages: 'zh' }));
    const person = open('/room#K7QF2MXY');
    expect(await screen.findByText('打开本页不占名额；点“开始”才会占用你的名额。')).toBeTruthy();
    expect(screen.queryByTestId('lang-en')).toBeNull();
    server.answers(LOOK, room());
    void act(() => {
      window.location.hash = 'OTHER';
    });
    await person.click(await screen.findByTestId('lang-en'));
    expect(await screen.findByText('Write to us.')).toBeTruthy();
  });
});

describe('Start', () => {
  test('tells the language, the device and what the address carries, and goes to the session', async () => {
    const person = open('/room?PROLIFIC_PID=p7&STUDY_ID=st#K7QF2MXY');
    await person.click(await screen.findByTestId('start'));
    expect(await screen.findByTestId('stage-consent')).toBeTruthy();
    expect(window.location.pathname).toBe('/session/s1');
    expect(server.bodies(START)).toEqual([
      {
        code: 'K7QF2MXY',
        label: null,
        name: '',
        parameters: { PROLIFIC_PID: 'p7', STUDY_ID: 'st' },
        language: 'en',
        device: 'computer',
        key: expect.any(String) as string,
      },
    ]);
  });

  test('tells label and name where the room asks for them', async () => {
    server.answers(LOOK, room({ labels: 'required', names: true }));
    const person = open('/room#K7QF2MXY');
    expect(await screen.findByTestId('start')).toHaveProperty('disabled', true);
    await person.type(screen.getByTestId('label'), ' P-07 ');
    await person.type(screen.getByTestId('name'), 'Ada');
    await person.click(screen.getByTestId('start'));
    await screen.findByTestId('stage-consent');
    expect(server.bodies(START)).toMatchObject([{ label: 'P-07', name: 'Ada' }]);
  });

  test('with a personal link shows the label and asks for none', async () => {
    server.answers(LOOK, room({ labels: 'required', label: 'P-07' }));
    const person = open('/room#K7QF2MXY.bGFi.SIGN');
    await screen.findByTestId('start');
    expect(within(screen.getByRole('main')).getByText('P-07')).toBeTruthy();
    expect(screen.queryByTestId('label')).toBeNull();
    await person.click(screen.getByTestId('start'));
    await screen.findByTestId('stage-consent');
    expect(server.bodies(START)).toMatchObject([{ label: null }]);
  });

  test('uses the same key again when its answer was lost, so that nobody gets two places', async () => {
    server.isGone(START);
    const person = open('/room#K7QF2MXY');
    await person.click(await screen.findByTestId('start'));
    expect((await screen.findByTestId('problem')).textContent).toContain('cannot be reached');
    server.answers(START, started, 201);
    await person.click(screen.getByTestId('start'));
    await screen.findByTestId('stage-consent');
    const keys = server.bodies(START).map((body) => (body as { key: string }).key);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]?.length).toBeGreaterThanOrEqual(22);
  });

  test('says when somebody is here under the label', async () => {
    server.answers(LOOK, room({ labels: 'asked' }));
    server.refuses(START, 409, 'label.taken');
    const person = open('/room#K7QF2MXY');
    await person.type(await screen.findByTestId('label'), 'P-07');
    await person.click(screen.getByTestId('start'));
    expect((await screen.findByTestId('problem')).textContent).toContain('go on in that window');
  });
});
