// @vitest-environment happy-dom
// A participant's way through a session: what each stage sends.
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { setLanguage } from '../../src/i18n';
import { open } from './screen';
import { server } from './server';
import { both, consent, DO, enter, information, ME, page, quiz, shows, title, told } from './sessions';

describe('a session', () => {
  test('listens on a socket of its own', async () => {
    shows(consent);
    const { socket } = await enter();
    expect(socket.url).toMatch(/^ws:\/\/[^/]+\/ws\/session\?session=s1&protocol=\d+$/);
    socket.tell(page(information(1)));
    expect(screen.getByText('This is text 1.')).toBeTruthy();
  });

  test('never shows an older page than the one that it shows, by whichever way it comes', async () => {
    shows(information(1), { version: 10 });
    const { person, socket } = await enter();
    const answered = server.waits(DO);
    await person.click(screen.getByTestId('next'));
    // The socket is quicker than the answer, and already tells of what came after it.
    socket.tell(page(information(3), { version: 12 }));
    expect(screen.getByText('This is text 3.')).toBeTruthy();
    answered(page(information(2), { version: 11 }));
    await waitFor(() => {
      expect(screen.getByTestId('next')).toHaveProperty('disabled', false);
    });
    expect(screen.getByText('This is text 3.')).toBeTruthy();
    socket.tell(page(information(1), { version: 10 }));
    expect(screen.getByText('This is text 3.')).toBeTruthy();
    socket.tell(page(quiz(), { version: 13 }));
    expect(screen.getByText('Two questions.')).toBeTruthy();
  });

  test('says who has no place in it, and opens no socket', async () => {
    server.refuses(ME, 403, 'session.unknown');
    open('/session/s1');
    expect((await screen.findByTestId('problem')).textContent).toContain('There is no such session');
    expect(server.connections).toHaveLength(0);
  });

  test('that goes on in another window says so, and does not come back', async () => {
    shows(consent);
    const { socket } = await enter();
    socket.end(4403, 'seat.moved');
    expect(screen.getByTestId('problem').textContent).toContain('open in another place');
    expect(server.connections).toHaveLength(1);
  });

  test('says that the connection is lost, and goes on by itself', async () => {
    shows(consent);
    const { socket } = await enter();
    socket.end();
    expect(screen.getByText(/Connection lost/)).toBeTruthy();
    (await server.connection(2)).accept(page(information(1)));
    expect(screen.queryByText(/Connection lost/)).toBeNull();
  });

  test('marks a rehearsal, and which stages are done and to come', async () => {
    shows(quiz(), { rehearsal: true });
    await enter();
    const line = within(screen.getByRole('navigation', { name: 'Parts of the study' }));
    expect(line.getByText('Rehearsal')).toBeTruthy();
    const stops = line.getAllByRole('listitem').map((stop) => stop.textContent);
    expect(stops).toEqual([
      'Consent(done)',
      'Information(done)',
      'Quiz',
      'Game(to come)',
      'Questions(to come)',
      'Payment(to come)',
    ]);
    expect(line.getAllByRole('listitem')[2]?.getAttribute('aria-current')).toBe('step');
  });
});

describe('consent', () => {
  test('is given when every point is ticked, to the version that was read', async () => {
    shows(consent);
    const { person } = await enter();
    await person.click(screen.getByTestId('agree'));
    expect(screen.getByText(/2 points are not ticked/)).toBeTruthy();
    expect(told('answer')).toEqual([]);
    await person.click(screen.getByTestId('option-points-1'));
    await person.click(screen.getByTestId('option-points-2'));
    server.answers(DO, page(information(1)));
    await person.click(screen.getByTestId('agree'));
    expect(await screen.findByText('This is text 1.')).toBeTruthy();
    expect(told('answer')).toMatchObject([{ stage: 0, content: { agreed: true, version: 'v1' } }]);
    expect(document.activeElement?.id).toBe('stage-title');
  });

  test('is declined after one calm question, and the end says so', async () => {
    shows(consent);
    const { person } = await enter();
    await person.click(screen.getByTestId('decline'));
    await person.click(screen.getByTestId('decline-back'));
    expect(told('answer')).toEqual([]);
    await person.click(screen.getByTestId('decline'));
    server.answers(DO, page(null, { ending: 'screened_out' }));
    await person.click(screen.getByTestId('decline-sure'));
    expect(await screen.findByTestId('ending-screened_out')).toBeTruthy();
    expect(told('answer')).toMatchObject([{ content: { agreed: false } }]);
    expect(screen.getByTestId('can-close')).toBeTruthy();
  });
});

test('earlier pages can be looked back at without telling the server, also after a reload', async () => {
  shows(information(1));
  const { person } = await enter();
  expect(screen.queryByTestId('back')).toBeNull();
  server.answers(DO, page(information(2)));
  await person.click(screen.getByTestId('next'));
  await screen.findByText('This is text 2.');
  await person.click(screen.getByTestId('back'));
  expect(screen.getByText('This is text 1.')).toBeTruthy();
  expect(screen.getByText('Page 1 of 3')).toBeTruthy();
  await person.click(screen.getByTestId('next'));
  expect(screen.getByText('This is text 2.')).toBeTruthy();
  expect(told('answer')).toMatchObject([{ content: { page: 1 } }]);
});

describe('a quiz', () => {
  test('asks for every answer before it sends them', async () => {
    shows(quiz());
    const { person } = await enter();
    expect(screen.getByText('Attempt 1 of 3')).toBeTruthy();
    await person.click(screen.getByTestId('option-market-luck'));
    await person.click(screen.getByTestId('check'));
    expect(within(screen.getByTestId('question-cost')).getByText('Choose an answer here.')).toBeTruthy();
    expect(document.activeElement?.id).toBe('question-cost');
    expect(told('answer')).toEqual([]);
  });

  test('tells at each question what was right, keeps that, and asks anew for the rest', async () => {
    shows(quiz());
    const { person } = await enter();
    await person.click(screen.getByTestId('option-market-luck'));
    await person.click(screen.getByTestId('option-cost-yes'));
    const feedback = [
      { name: 'market', given: 'luck', right: false, why: both('') },
      { name: 'cost', given: 'yes', right: true, why: both('Each cycle costs.') },
    ];
    server.answers(DO, page(quiz({ attempt: 2, feedback })));
    await person.click(screen.getByTestId('check'));
    expect(await screen.findByText(/Attempt 2 of 3 · 1 of 2 right last time/)).toBeTruthy();
    expect(screen.getByTestId('question-market').textContent).toContain('That is not right.');
    expect(screen.getByTestId('question-cost').textContent).toContain('Right.Each cycle costs.');
    expect(screen.getByTestId('option-cost-yes')).toHaveProperty('checked', true);
    expect(screen.getByTestId('option-market-luck')).toHaveProperty('checked', false);
    await person.click(screen.getByTestId('option-market-model'));
    await person.click(screen.getByTestId('check'));
    await waitFor(() => {
      expect(told('answer')).toHaveLength(2);
    });
    const [first, second] = told('answer');
    expect(second?.content).toEqual({ answers: { cost: 'yes', market: 'model' } });
    expect(first?.action_id).not.toBe(second?.action_id);
  });
});

describe('an answer', () => {
  const choose = async (person: Awaited<ReturnType<typeof enter>>['person']) => {
    await person.click(screen.getByTestId('option-market-model'));
    await person.click(screen.getByTestId('option-cost-yes'));
  };

  test('whose receipt was lost is sent again under the same id until it is taken', async () => {
    shows(quiz());
    const { person } = await enter();
    await choose(person);
    server.isGone(DO);
    await person.click(screen.getByTestId('check'));
    expect(await screen.findByText('Sending…')).toBeTruthy();
    server.answers(DO, page(information(1)));
    expect(await screen.findByText('This is text 1.', {}, { timeout: 8_000 })).toBeTruthy();
    const ids = told('answer').map((one) => one.action_id);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  test('that was begun outlives a reload, with its id, and is forgotten when it was taken', async () => {
    shows(quiz());
    const first = await enter();
    await choose(first.person);
    server.refuses(DO, 422, 'answer.refused');
    await first.person.click(screen.getByTestId('check'));
    await screen.findByTestId('problem');
    cleanup();
    open('/session/s1');
    expect(await screen.findByTestId('option-market-model')).toHaveProperty('checked', true);
    server.answers(DO, page(information(1)));
    await first.person.click(screen.getByTestId('check'));
    await screen.findByText('This is text 1.');
    const ids = told('answer').map((one) => one.action_id);
    expect(ids[0]).toBe(ids[1]);
    expect(Object.keys(sessionStorage).filter((key) => key.includes('.s1.2.'))).toEqual([]);
  });

  test('that the server refuses is told at its question', async () => {
    shows(quiz());
    const { person } = await enter();
    await choose(person);
    server.sends(DO, () =>
      Response.json({ code: 'answer.refused', message: 'Another one, please.', at: 'cost' }, { status: 422 }),
    );
    await person.click(screen.getByTestId('check'));
    const question = await screen.findByTestId('question-cost');
    expect(await within(question).findByText('Another one, please.')).toBeTruthy();
    await person.click(screen.getByTestId('option-cost-no'));
    expect(within(question).queryByText('Another one, please.')).toBeNull();
  });

  test('that passes, or was the last, is talked over before the next part', async () => {
    const feedback = [
      { name: 'market', given: 'model', right: true, why: both('Better models win.') },
      { name: 'cost', given: 'no', right: false, why: both('Each cycle does.') },
    ];
    shows(quiz());
    const { person } = await enter();
    await choose(person);
    server.answers(DO, page(quiz({ over: true, passed: true, feedback })));
    await person.click(screen.getByTestId('check'));
    const review = await screen.findByTestId('quiz-told');
    expect(screen.getByText('The quiz is passed. 1 of 2 right.')).toBeTruthy();
    expect(
      within(review)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual([
      'What counts? The modelRight.Better models win.',
      'Does it cost? NoThat was not right.Each cycle does.',
    ]);
    server.answers(DO, page(information(1)));
    await person.click(screen.getByTestId('quiz-read'));
    await screen.findByText('This is text 1.');
    const sent = told('answer');
    expect(sent[1]?.content).toEqual({ read: true });
    expect(sent[1]?.action_id).not.toBe(sent[0]?.action_id);
  });

  test('that ended it stands under the ending', async () => {
    const feedback = [{ name: 'cost', given: 'no', right: false, why: both('Each cycle does.') }];
    shows(quiz({ over: true, feedback }), { ending: 'quiz_failed' });
    await enter();
    const end = await screen.findByTestId('ending-quiz_failed');
    expect(within(end).getByTestId('quiz-told').textContent).toContain('Each cycle does.');
    expect(screen.queryByTestId('quiz-read')).toBeNull();
  });

  test('is refused in the language of the page, where the server says it in both', async () => {
    const refusal = { code: 'answer.refused', message: 'Another one, please.', message_zh: '请换一个。' };
    shows(quiz(), { language: 'zh' });
    const { person } = await enter();
    await choose(person);
    server.sends(DO, () => Response.json({ ...refusal, at: 'cost' }, { status: 422 }));
    await person.click(screen.getByTestId('check'));
    expect(await within(await screen.findByTestId('question-cost')).findByText('请换一个。')).toBeTruthy();
    server.sends(DO, () => Response.json(refusal, { status: 422 }));
    await person.click(screen.getByTestId('check'));
    expect((await screen.findByTestId('problem')).textContent).toBe('请换一个。');
    await setLanguage('en');
  });

  test('to a page that another window has left leads to the page that is open', async () => {
    shows(quiz());
    const { person } = await enter();
    await choose(person);
    server.refuses(DO, 409, 'stage.over');
    server.answers(ME, page(information(1)));
    await person.click(screen.getByTestId('check'));
    expect(await screen.findByText('This is text 1.')).toBeTruthy();
  });
});

describe('the payment', () => {
  const paid = {
    currency: 'EUR',
    show_up_cents: 500,
    game_cents: 962,
    task_cents: 0,
    tasks: [],
    fee_cents: 0,
    total_cents: 1460,
    code: 'F7K291QD',
    redirect: 'https://example.org/done?cc=F7K291QD',
  };

  test('says which choice was drawn, what was chosen there and what it came to', async () => {
    const drawn = {
      title: both('Ten choices'),
      row: 4,
      question: both('Row 4'),
      option: both('A: 4/10 of $2.00'),
      own_cents: 200,
      received_cents: null,
    };
    const tasks = [drawn, { ...drawn, row: 2, option: null, own_cents: 0, received_cents: 76 }];
    const more = { task_cents: 276, tasks, total_cents: 1738 };
    shows({ kind: 'payment', text: both('Thank you.') }, { paid: { ...paid, ...more } });
    await enter();
    const [first, second] = screen.getAllByTestId('paid-task').map((one) => one.textContent);
    expect(first).toBe('Ten choicesDrawn: Row 4. You chose “A: 4/10 of $2.00”: you get €2.00.');
    expect(second).toContain('You chose nothing there, so nothing is paid for it.');
    expect(second).toContain('Another participant gave you €0.76.');
    expect(screen.getByTestId('paid').textContent).toContain('From your choices€2.76');
  });

  test('shows the sum, how it came about, the code and the way back; and that it was seen is told', async () => {
    shows({ kind: 'payment', text: both('Thank you.') }, { paid });
    const { person } = await enter();
    const text = screen.getByTestId('paid').textContent;
    for (const part of ['€14.60', '€5.00', '€9.62', '−\u2060€0.02']) expect(text).toContain(part);
    expect(screen.getByTestId('redirect').getAttribute('href')).toBe(paid.redirect);
    await person.click(screen.getByTestId('copy-code'));
    expect(await screen.findByText('Copied')).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe('F7K291QD');
    await waitFor(() => {
      expect(told('answer')).toMatchObject([{ stage: 5, content: {} }]);
    });
  });

  test.each([
    ['no_group', 'No group came together'],
    ['quiz_failed', 'This is where it ends'],
    ['gone', 'Your place was given up'],
    ['removed', 'The experimenter has ended your part'],
    ['withdrawn', 'You have stopped taking part'],
    ['finished', 'Thank you. That was all.'],
  ] as const)('of an end by %s has its own words', async (ending, words) => {
    shows(null, { ending, paid: { ...paid, redirect: null } });
    await enter();
    expect(title()).toBe(words);
    expect(screen.getByTestId('completion-code').textContent).toBe('F7K291QD');
    expect(screen.queryByTestId('redirect')).toBeNull();
  });
});
