// The one place that talks to /ws: opens, reconnects, reads and writes. It keeps no state of the game; what was
// submitted and not yet answered is sent again by its owner after a reconnect, under the same action_id.
import ReconnectingWebSocket from 'partysocket/ws';
import { PROTOCOL } from '../generated/protocol';
import type { ClientMessage, ServerMessage } from './messages';

export interface SocketListener {
  opened(): void;
  lost(): void;
  /** The server closed for good, and has said why before; there will be no reconnect. */
  refused(): void;
  received(message: ServerMessage): void;
}

export interface TableSocket {
  send(message: ClientMessage): boolean;
  close(): void;
}

const TYPES = new Set<string>(['ack', 'reject', 'view', 'change', 'training', 'quote', 'lobby', 'again']);

/** Close codes after which the same connection would only be refused again: policy, and the server's own 44xx. */
export function isFinal(code: number): boolean {
  return code === 1008 || (code >= 4400 && code < 4500 && code !== 4429);
}

export function parse(text: string): ServerMessage | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  // The server's schema is the contract; only messages of a type this client does not know are left aside.
  return typeof value.type === 'string' && TYPES.has(value.type) ? (value as ServerMessage) : null;
}

export function openSocket(gameId: string, listener: SocketListener): TableSocket {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  const url = `${scheme}://${window.location.host}/ws?game=${encodeURIComponent(gameId)}&protocol=${PROTOCOL}`;
  const socket = new ReconnectingWebSocket(url, undefined, {
    minReconnectionDelay: 300,
    maxReconnectionDelay: 5000,
    maxEnqueuedMessages: 0,
    shouldReconnectOnClose: (event) => !isFinal(event.code),
  });
  socket.addEventListener('open', () => {
    listener.opened();
  });
  socket.addEventListener('close', (event) => {
    if (isFinal(event.code)) listener.refused();
    else listener.lost();
  });
  socket.addEventListener('message', (event) => {
    const message = parse(String(event.data));
    if (message) listener.received(message);
  });
  return {
    send: (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message)),
    close: () => {
      socket.close();
    },
  };
}
