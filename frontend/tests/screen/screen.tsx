// Opens the client at an address, as a browser does, and gives a person's hands to a test.
import { cleanup, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeAll } from 'vitest';
import { App } from '../../src/app';
import { startLanguages } from '../../src/i18n';

export function open(path: string): UserEvent {
  window.history.replaceState(null, '', path);
  render(<App />);
  return userEvent.setup();
}

beforeAll(() => startLanguages('en'));

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
