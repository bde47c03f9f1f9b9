// Opens the client at an address, as a browser does, and gives a person's hands to a test.
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeAll } from 'vitest';
import { App } from '../../src/app';
import { startLanguages } from '../../src/i18n';
import { newRequests } from '../../src/wiring/requests';

export function open(path: string): UserEvent {
  window.history.replaceState(null, '', path);
  render(
    <QueryClientProvider client={newRequests()}>
      <App />
    </QueryClientProvider>,
  );
  return userEvent.setup({ delay: null });
}

// The machine may be busy with other things: patience is not what is tested here.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(() => startLanguages('en'));

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
