// Rooms and sessions over HTTP, and the socket that tells a participant their page. Nothing is sent on that socket: what
// a participant does goes over HTTP, where each act has its answer.
import ReconnectingWebSocket from 'partysocket/ws';
import type { MyData, paths, RoomInfo, StartSession, Started } from '../generated/api';
import { PROTOCOL } from '../generated/protocol';
import type { ParticipantPage } from '../generated/wire';
import { answerOf, http } from './http';
import { isFinal } from './socket';

export type ParticipantAct =
  paths['/api/sessions/{session_id}/do']['post']['requestBody']['content']['application/json'];
export type Content = Extract<ParticipantAct, { kind: 'answer' }>['content'];

const of = (id: string) => ({ params: { path: { session_id: id } } });

// The description of the HTTP interface lets what has a default be left out; what the server sends has every field.
const whole = (page: unknown): ParticipantPage => page as ParticipantPage;

export const lookAtRoom = (code: string): Promise<RoomInfo> =>
  answerOf(http.POST('/api/rooms/look', { body: { code } }));

export const startSession = (wish: StartSession): Promise<Started> =>
  answerOf(http.POST('/api/rooms/start', { body: wish }));

/** The page as it is now. Where it is at a table, the browser gets the seat's cookie with it. */
export const myPage = async (id: string): Promise<ParticipantPage> =>
  whole(await answerOf(http.GET('/api/sessions/{session_id}/me', of(id))));

/** Also while the page is being left, so that going away can be told. */
export const doInSession = async (id: string, act: ParticipantAct): Promise<ParticipantPage> =>
  whole(
    await answerOf(http.POST('/api/sessions/{session_id}/do', { ...of(id), body: act, keepalive: true })),
  );

export const myData = (code: string): Promise<MyData> =>
  answerOf(http.POST('/api/my-data', { body: { code } }));

/** What is erased cannot be brought back. */
export const eraseMyData = async (code: string): Promise<void> => {
  await answerOf(http.POST('/api/my-data/erase', { body: { code, sure: true } }));
};

export interface PageListener {
  opened: () => void;
  lost: () => void;
  /** The server closed for good; `reason` is its code, or its sentence. */
  refused: (reason: string) => void;
  shown: (page: ParticipantPage) => void;
}

/** Listens to one session until the returned function is called. */
export function listen(id: string, listener: PageListener): () => void {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  const url = `${scheme}://${window.location.host}/ws/session?session=${encodeURIComponent(id)}&protocol=${PROTOCOL}`;
  const socket = new ReconnectingWebSocket(url, undefined, {
    minReconnectionDelay: 300,
    maxReconnectionDelay: 5000,
    maxEnqueuedMessages: 0,
    shouldReconnectOnClose: (event) => !isFinal(event.code),
  });
  socket.addEventListener('open', listener.opened);
  socket.addEventListener('close', (event) => {
    if (isFinal(event.code)) listener.refused(event.reason);
    else listener.lost();
  });
  socket.addEventListener('message', (event) => {
    const value: unknown = JSON.parse(String(event.data));
    if (typeof value === 'object' && value !== null && 'type' in value && value.type === 'page') {
      listener.shown(whole(value));
    }
  });
  return () => {
    socket.close();
  };
}
