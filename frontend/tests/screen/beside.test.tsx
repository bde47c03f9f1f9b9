// @vitest-environment happy-dom
// What is beside the stages of a session: help, messages, pauses, whether somebody is there, the language.
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { server } from './server';
import { DO, enter, page, quiz, shows, title, told } from './sessions';

describe('beside the stages', () => {
  test('help can be called while one is asked whether one is there, and that it was heard is said', async () => {
    shows(quiz());
    const { person, socket } = await enter();
    socket.tell(shows(quiz(), { asked_ms: 48_000 }));
    const box = screen.getByRole('dialog', { name: 'Are you still there?' });
    await person.click(within(box).getByTestId('call-help-here'));
    await person.type(within(box).getByTestId('help-text'), 'I cannot decide.');
    // Being asked and being given up in the middle of a sentence loses none of it.
    socket.tell(page(quiz(), { away: true }));
    expect(within(box).getByTestId('help-text')).toHaveProperty('value', 'I cannot decide.');
    server.answers(DO, page(quiz(), { help_open: true }));
    await person.click(within(box).getByTestId('help-send'));
    expect((await screen.findByTestId('heard')).textContent).toBe('Close');
    expect(screen.getByTestId('help-told').textContent).toContain('has been told');
    expect(told('help')).toEqual([{ kind: 'help', text: 'I cannot decide.' }]);
    expect(told('here')).toEqual([]);
    await person.click(screen.getByTestId('heard'));
    expect(screen.queryByTestId('heard')).toBeNull();
  });

  test('the experimenter is called, and it is said that they were told', async () => {
    shows(quiz());
    const { person } = await enter();
    await person.click(screen.getByTestId('call-help'));
    await person.type(screen.getByTestId('help-text'), 'I am lost.');
    server.answers(DO, page(quiz(), { help_open: true }));
    await person.click(screen.getByTestId('help-send'));
    expect((await screen.findByTestId('help-told')).textContent).toContain('has been told');
    expect(told('help')).toEqual([{ kind: 'help', text: 'I am lost.' }]);
    // What was opened is told in batches; the last one when the page is left.
    cleanup();
    await waitFor(() => {
      expect(told('traced')).toMatchObject([{ entries: [{ kind: 'looked', what: 'help' }] }]);
    });
  });

  test('one can stop, after being asked once more', async () => {
    shows(quiz());
    const { person } = await enter();
    await person.click(screen.getByTestId('call-help'));
    await person.click(screen.getByTestId('leave'));
    expect(told('withdraw')).toEqual([]);
    server.answers(DO, page(null, { ending: 'withdrawn' }));
    await person.click(screen.getByTestId('leave-sure'));
    expect(await screen.findByTestId('ending-withdrawn')).toBeTruthy();
  });

  test('a message stays until it is closed, counts in the title, and is not shown again', async () => {
    shows(quiz());
    const { person, socket } = await enter();
    const messages = [
      { number: 1, text: 'Please wait.\nIt goes on soon.', ago_ms: 10 },
      { number: 2, text: 'Now.', ago_ms: 5 },
    ];
    socket.tell(page(quiz(), { messages }));
    expect(document.title).toBe('(2) Sharing data · FedGame');
    await person.click(within(screen.getByTestId('message-1')).getByRole('button', { name: 'Close' }));
    expect(document.title).toBe('(1) Sharing data · FedGame');
    socket.tell(page(quiz(), { messages, paused: true }));
    expect(screen.queryByTestId('message-1')).toBeNull();
    expect(screen.getByTestId('message-2')).toBeTruthy();
    expect(screen.getByTestId('paused').textContent).toContain('paused');
  });

  test('whoever is idle is asked, also by the title and the device, and one press answers', async () => {
    const vibrate = vi.fn();
    vi.stubGlobal('navigator', Object.assign(navigator, { vibrate }));
    shows(quiz());
    const { person, socket } = await enter();
    socket.tell(page(quiz(), { asked_ms: 48_000 }));
    expect(screen.getByRole('dialog', { name: 'Are you still there?' }).textContent).toContain('0:48');
    expect(document.title).toContain('Are you still there?');
    expect(vibrate).toHaveBeenCalledTimes(1);
    await person.click(screen.getByTestId('here'));
    await waitFor(() => {
      expect(screen.queryByTestId('here')).toBeNull();
    });
    expect(told('here')).toHaveLength(1);
  });

  test('who was away takes the seat back, and is told what happened', async () => {
    shows(quiz(), { away: true });
    const { person } = await enter();
    shows(quiz());
    await person.click(screen.getByTestId('here'));
    expect((await screen.findByTestId('back-again')).textContent).toContain('a bot played your seat');
    await person.click(within(screen.getByTestId('back-again')).getByRole('button'));
    expect(screen.queryByTestId('back-again')).toBeNull();
  });

  test('another language and a page behind another one are told', async () => {
    shows(quiz());
    const { person } = await enter();
    await person.click(screen.getByTestId('lang-zh'));
    await waitFor(() => {
      expect(told('language')).toEqual([{ kind: 'language', language: 'zh' }]);
    });
    expect(title()).toBe('测验');
    expect(screen.getByText('What counts?').closest('[lang]')?.getAttribute('lang')).toBe('en');
    await person.click(screen.getByTestId('lang-en'));
    const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    fireEvent(document, new Event('visibilitychange'));
    await waitFor(() => {
      expect(told('focus')).toEqual([{ kind: 'focus', on: false }]);
    });
    visible.mockRestore();
  });
});
