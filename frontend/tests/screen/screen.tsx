// Opens the client at an address, as a browser does, and gives a person's hands to a test.
import { cleanup, configure, render } from '@testing-library/preact';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { options } from 'preact';
import { afterEach, beforeAll } from 'vitest';
import { App } from '../../src/app';
import { startLanguages } from '../../src/i18n';
import { client } from '../../src/wiring/Requests';

export function open(path: string): UserEvent {
  window.history.replaceState(null, '', path);
  client.clear();
  render(<App />);
  return userEvent.setup({ delay: null });
}

/** This stand-in for a browser knows no popovers: a press on the button of one opens and closes it. */
function openPopovers(event: MouseEvent): void {
  const button = (event.target as Element).closest('[popovertarget]');
  const opened = document.getElementById(button?.getAttribute('popovertarget') ?? '');
  if (opened) tell(opened, opened.childElementCount === 0 && opened.textContent === '' ? 'open' : 'closed');
}

function tell(opened: HTMLElement, newState: 'open' | 'closed'): void {
  opened.hidePopover = () => {
    tell(opened, 'closed');
  };
  opened.dispatchEvent(Object.assign(new Event('toggle'), { newState }));
}

// Effects follow their page at once, and a press is over when what follows from it has been shown: a person is slower.
options.requestAnimationFrame = queueMicrotask;
const later = setTimeout;
const shown = () => new Promise((resolve) => later(resolve, 0));
configure({
  // The machine may be busy with other things: patience is not what is tested here.
  asyncUtilTimeout: 10_000,
  asyncWrapper: async (doing) => {
    const done: unknown = await doing();
    await shown();
    return done;
  },
});

// It knows no popovers either, and Preact asks an element whether it knows an event.
Object.assign(HTMLElement.prototype, { ontoggle: null, onbeforetoggle: null });

beforeAll(async () => {
  document.addEventListener('click', openPopovers);
  await startLanguages('en');
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
