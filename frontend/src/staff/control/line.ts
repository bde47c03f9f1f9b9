// The line to /ws/control: the server says the whole state about twice a second, and nothing is said the other way. It
// comes back by itself when it is lost.
import ReconnectingWebSocket from 'partysocket/ws';
import { PROTOCOL } from '../../generated/protocol';
import type { ControlState } from '../../generated/wire';
import { isFinal } from '../../net/socket';

export interface LineListener {
  received(state: ControlState): void;
  lost(): void;
  /** The server ended it for good, and says why by a code. */
  refused(code: string): void;
}

/** A state comes twice a second; a line that brings none for so long is as good as lost. */
const SILENT_MS = 5_000;

function read(text: string): ControlState | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  // The server's schema is the contract; messages of a type that this client does not know are left aside.
  return value.type === 'control' ? (value as ControlState) : null;
}

/** Listens until the returned function is called. */
export function listen(sessionId: string, listener: LineListener): () => void {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  const query = `session=${encodeURIComponent(sessionId)}&protocol=${PROTOCOL}`;
  const socket = new ReconnectingWebSocket(
    `${scheme}://${window.location.host}/ws/control?${query}`,
    undefined,
    {
      minReconnectionDelay: 300,
      maxReconnectionDelay: 5000,
      maxEnqueuedMessages: 0,
      shouldReconnectOnClose: (event) => !isFinal(event.code),
    },
  );
  let silence = 0;
  const listenOn = (): void => {
    window.clearTimeout(silence);
    silence = window.setTimeout(() => {
      listener.lost();
      socket.reconnect();
    }, SILENT_MS);
  };
  socket.addEventListener('message', (event) => {
    const state = read(String(event.data));
    if (state === null) return;
    listenOn();
    listener.received(state);
  });
  socket.addEventListener('close', (event) => {
    window.clearTimeout(silence);
    if (isFinal(event.code)) listener.refused(event.reason);
    else listener.lost();
  });
  return () => {
    window.clearTimeout(silence);
    socket.close();
  };
}
