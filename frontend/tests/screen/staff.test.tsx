// @vitest-environment happy-dom
// The pages of researchers and admins: who gets in, what is asked of the server, and what is shown of its answers.
import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { AccountInfo, AuditEntry, Me } from '../../src/generated/api';
import { open } from './screen';
import { server } from './server';

const account = (changes: Partial<AccountInfo> = {}): AccountInfo => ({
  id: 'a1',
  name: 'Ada',
  role: 'admin',
  language: 'en',
  created_at: '2026-03-01T12:00:00Z',
  disabled: false,
  has_password: true,
  invited_until: null,
  ...changes,
});
const nobody: Me = { account: null, anonymous_play: true, needs_admin: false };
const me = (changes: Partial<AccountInfo> = {}): Me => ({ ...nobody, account: account(changes) });
const entry = (id: number, act: AuditEntry['act'], facts: AuditEntry['facts'] = {}): AuditEntry => ({
  id,
  act,
  facts,
  at: '2026-03-01T12:00:00Z',
  by: 'Ada',
  target: 'Bo',
});

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('signing in', () => {
  beforeEach(() => {
    server.answers('GET /api/account', nobody);
  });

  test('shows the page that was asked for, where it was asked for', async () => {
    const person = open('/staff/account');
    await heading('Sign in');
    await person.type(screen.getByTestId('sign-in-name'), 'Ada');
    expect(screen.getByTestId('sign-in')).toHaveProperty('disabled', true);
    await person.type(screen.getByTestId('sign-in-password'), 'correct horse battery');
    server.refuses('POST /api/account/sign-in', 403, 'account.wrong');
    await person.click(screen.getByTestId('sign-in'));
    expect((await screen.findByTestId('problem')).textContent).toContain('Name or password is wrong.');
    server.answers('POST /api/account/sign-in', me());
    server.answers('GET /api/account/tokens', []);
    await person.click(screen.getByTestId('sign-in'));
    await heading('Your account');
    expect(window.location.pathname).toBe('/staff/account');
    expect(server.bodies('POST /api/account/sign-in').at(-1)).toEqual({
      name: 'Ada',
      password: 'correct horse battery',
    });
  });

  test('leads from its own address to the experiments', async () => {
    server.answers('GET /api/account', me({ role: 'viewer' }));
    open('/staff/sign-in');
    await heading('Experiments');
    expect(window.location.pathname).toBe('/staff');
  });

  test('says how the first admin is made where there is none', async () => {
    server.answers('GET /api/account', { ...nobody, needs_admin: true });
    open('/staff');
    expect(await screen.findByText(/This server has no admin yet/)).toBeTruthy();
  });

  test('is asked for again when the server no longer knows who it is', async () => {
    server.refuses('GET /api/account/tokens', 401, 'account.none');
    const answers = [me(), nobody];
    server.sends('GET /api/account', () => Response.json(answers.shift() ?? nobody));
    open('/staff/account');
    await heading('Sign in');
    expect(answers).toEqual([]);
  });
});

describe('a one-time link', () => {
  const TOKEN = 'one-time-token';

  beforeEach(() => {
    server.answers('GET /api/account', nobody);
  });

  test('makes the first admin, whose password is checked where it is typed, and leaves the address', async () => {
    server.answers('POST /api/account/link', { name: null, role: 'admin' });
    const person = open(`/staff/first#${TOKEN}`);
    await heading('Become the first admin');
    expect(window.location.hash).toBe('');
    expect(server.bodies('POST /api/account/link')).toEqual([{ token: TOKEN }]);
    await person.type(screen.getByTestId('first-name'), 'Ada');
    await person.type(screen.getByTestId('new-password'), 'short');
    await person.type(screen.getByTestId('new-password-again'), 'shorter');
    await person.click(screen.getByTestId('set-password'));
    expect(screen.getByText('It has 5 characters: take at least 10.')).toBeTruthy();
    expect(screen.getByText('The two passwords differ.')).toBeTruthy();
    expect(screen.getByTestId('new-password').getAttribute('aria-invalid')).toBe('true');
    expect(server.bodies('POST /api/account/first')).toEqual([]);
    for (const field of ['new-password', 'new-password-again']) {
      await person.clear(screen.getByTestId(field));
      await person.type(screen.getByTestId(field), 'correct horse battery');
    }
    server.answers('POST /api/account/first', me());
    await person.click(screen.getByTestId('set-password'));
    await heading('Experiments');
    expect(server.bodies('POST /api/account/first')).toEqual([
      { token: TOKEN, name: 'Ada', password: 'correct horse battery', language: 'en' },
    ]);
  });

  test('for an account tells whose it is, and asks for no name', async () => {
    server.answers('POST /api/account/link', { name: 'Bo', role: 'viewer' });
    open(`/staff/first#${TOKEN}`);
    await heading('Welcome, Bo');
    expect(screen.queryByTestId('first-name')).toBeNull();
  });

  test('that is spent, or not whole, says so', async () => {
    server.refuses('POST /api/account/link', 404, 'account.link');
    open(`/staff/first#${TOKEN}`);
    expect((await screen.findByTestId('problem')).textContent).toContain('has been used, or is too old');
  });

  test('without its end asks the server nothing', async () => {
    open('/staff/first');
    expect(await screen.findByText(/This link is not whole/)).toBeTruthy();
    expect(server.bodies('POST /api/account/link')).toEqual([]);
  });
});

describe('inside', () => {
  beforeEach(() => {
    server.answers('GET /api/account', me());
    server.answers('GET /api/accounts', [
      account(),
      account({ id: 'a2', name: 'Bo', role: 'researcher' }),
      account({
        id: 'a3',
        name: 'Cy',
        role: 'viewer',
        has_password: false,
        invited_until: '2020-01-01T00:00:00Z',
      }),
      account({ id: 'a4', name: 'Di', role: 'viewer', disabled: true }),
    ]);
    server.answers('GET /api/switches', { anonymous_play: true, anonymous_play_fixed: false });
    server.answers('GET /api/audit', { entries: [], more: null });
    server.answers('GET /api/account/tokens', []);
  });

  test('signing out forgets who it was', async () => {
    const person = open('/staff');
    await person.click(await screen.findByTestId('who'));
    server.answers('POST /api/account/sign-out', null, 204);
    server.answers('GET /api/account', nobody);
    await person.click(screen.getByTestId('sign-out'));
    await heading('Sign in');
  });

  test.each(['/staff/nowhere', '/staff/people'])('%s is nothing to who may not know of it', async (path) => {
    server.answers('GET /api/account', me({ role: 'researcher' }));
    open(path);
    await heading('There is nothing here');
  });

  test('an account is made, and its link is shown with the address of this server', async () => {
    const person = open('/staff/people');
    await person.type(await screen.findByTestId('account-name'), ' Eve ');
    await person.selectOptions(screen.getByTestId('account-role'), 'Viewer');
    server.answers(
      'POST /api/accounts',
      { account: account({ name: 'Eve' }), link: '/staff/first#abc' },
      201,
    );
    await person.click(screen.getByTestId('make-account'));
    expect(await screen.findByTestId('account-link')).toHaveProperty(
      'value',
      `${window.location.origin}/staff/first#abc`,
    );
    expect(server.bodies('POST /api/accounts')).toEqual([{ name: 'Eve', role: 'viewer', language: 'en' }]);
  });

  test('states are words, and what changes an account is asked before it is done', async () => {
    const person = open('/staff/people');
    const rows = within(await screen.findByTestId('accounts'));
    for (const state of ['invitation too old', 'disabled']) expect(rows.getByText(state)).toBeTruthy();
    expect(rows.getAllByText('active').length).toBe(2);
    server.refuses('PATCH /api/accounts/a2', 409, 'account.last_admin');
    await person.click(screen.getByTestId('disable-Bo'));
    await person.click(screen.getByTestId('confirm-cancel'));
    expect(server.bodies('PATCH /api/accounts/a2')).toEqual([]);
    await person.selectOptions(screen.getByTestId('role-Bo'), 'Admin');
    expect(screen.getByRole('heading', { name: 'Make Bo Admin?' })).toBeTruthy();
    await person.click(screen.getByTestId('confirm'));
    expect((await screen.findByTestId('problem')).textContent).toContain('the only admin');
    server.answers('PATCH /api/accounts/a2', { account: account({ id: 'a2', name: 'Bo' }), link: null });
    await person.click(screen.getByTestId('confirm'));
    await waitFor(() => {
      expect(screen.queryByTestId('confirm')).toBeNull();
    });
    expect(server.bodies('PATCH /api/accounts/a2')).toEqual([{ role: 'admin' }, { role: 'admin' }]);
  });

  test('the switch holds at once, and one that is fixed says where', async () => {
    const person = open('/staff/people');
    server.answers('PATCH /api/switches', { anonymous_play: false, anonymous_play_fixed: false });
    await person.click(await screen.findByTestId('anonymous-play'));
    expect(server.bodies('PATCH /api/switches')).toEqual([{ anonymous_play: false }]);
    server.answers('GET /api/switches', { anonymous_play: false, anonymous_play_fixed: true });
  });

  test('the audit log tells acts in words, with what they were about', async () => {
    server.answers('GET /api/audit', {
      entries: [
        entry(4, 'account.role', { before: 'viewer', now: 'researcher' }),
        entry(3, 'token.made', { label: 'nightly', days: 30 }),
        entry(2, 'switch.changed', { now: false }),
        { ...entry(1, 'admin.command_line'), by: null },
      ],
      more: null,
    });
    open('/staff/people');
    const log = within(await screen.findByTestId('audit'));
    for (const said of [
      'changed a role',
      'Viewer → Researcher',
      'nightly',
      /Anybody may open games: Off/,
      'command line',
    ]) {
      expect(log.getByText(said)).toBeTruthy();
    }
  });

  test('a token is made for as many days as may be, shown once, and revoked after a question', async () => {
    const person = open('/staff/account');
    await person.type(await screen.findByTestId('token-label'), 'nightly');
    await person.clear(screen.getByTestId('token-days'));
    await person.type(screen.getByTestId('token-days'), '400');
    expect(screen.getByText('Take at most 365.')).toBeTruthy();
    expect(screen.getByTestId('make-token')).toHaveProperty('disabled', true);
    await person.clear(screen.getByTestId('token-days'));
    await person.type(screen.getByTestId('token-days'), '30');
    const info = {
      id: 't1',
      label: 'nightly',
      created_at: '2026-03-01T12:00:00Z',
      last_used_at: '2026-03-01T12:00:00Z',
      expires_at: '2026-03-31T12:00:00Z',
    };
    server.answers('POST /api/account/tokens', { token: 'fedgame_secret', info }, 201);
    server.answers('GET /api/account/tokens', [info]);
    await person.click(screen.getByTestId('make-token'));
    expect(await screen.findByTestId('token')).toHaveProperty('value', 'fedgame_secret');
    expect(server.bodies('POST /api/account/tokens')).toEqual([{ label: 'nightly', days: 30 }]);
    await person.click(await screen.findByTestId('revoke-nightly'));
    server.answers('DELETE /api/account/tokens/t1', null, 204);
    server.answers('GET /api/account/tokens', []);
    await person.click(screen.getByTestId('confirm'));
    expect(await screen.findByText('No tokens.')).toBeTruthy();
  });
});

describe('the first page', () => {
  test('where games are closed offers a room, a code and signing in, and no game', async () => {
    server.answers('GET /api/account', { ...nobody, anonymous_play: false });
    open('/');
    await screen.findByTestId('closed');
    expect(screen.queryByTestId('play-now')).toBeNull();
    for (const way of ['enter-room', 'join-game', 'sign-in']) expect(screen.getByTestId(way)).toBeTruthy();
  });

  test('where games are closed lets who is signed in play', async () => {
    server.answers('GET /api/account', { ...me(), anonymous_play: false });
    open('/');
    expect(await screen.findByText('your experiments')).toBeTruthy();
    expect(screen.getByTestId('play-now')).toBeTruthy();
  });
});
