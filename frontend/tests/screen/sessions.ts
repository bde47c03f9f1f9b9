// Rooms and sessions as the server describes them.
import type { RoomInfo } from '../../src/generated/api';
import type { ParticipantPage } from '../../src/generated/wire';
import type { AnyView, ViewOf } from '../../src/people/stages/props';
import { open } from './screen';
import { server } from './server';

export const both = (en: string, zh = ''): { en: string; zh: string } => ({ en, zh });

export function room(changes: Partial<RoomInfo> = {}): RoomInfo {
  return {
    title: 'Sharing data',
    languages: 'both',
    labels: 'none',
    label: null,
    names: false,
    state: 'open',
    contact: both('Write to us.', '写信给我们。'),
    rehearsal: false,
    held: null,
    ...changes,
  };
}

export const consent: ViewOf<'consent'> = {
  kind: 'consent',
  text: both('We keep your answers.', '我们保存您的答案。'),
  points: [both('I am 18.'), both('I may stop.')],
  version: 'v1',
};

export const information = (page: number): ViewOf<'information'> => ({
  kind: 'information',
  text: both(`This is text ${page}.`),
  page,
  pages: 3,
});

export const quiz = (changes: Partial<ViewOf<'quiz'>> = {}): ViewOf<'quiz'> => ({
  kind: 'quiz',
  text: both('Two questions.'),
  questions: [
    {
      name: 'market',
      text: both('What counts?'),
      options: [
        { name: 'model', text: both('The model') },
        { name: 'luck', text: both('Luck') },
      ],
    },
    {
      name: 'cost',
      text: both('Does it cost?'),
      options: [
        { name: 'yes', text: both('Yes') },
        { name: 'no', text: both('No') },
      ],
    },
  ],
  attempt: 1,
  attempts: 3,
  over: false,
  passed: false,
  feedback: [],
  ...changes,
});

const STAGES = ['consent', 'information', 'quiz', 'game', 'questionnaire', 'payment'] as const;

/** The page of somebody in the stage of this view. */
export function page(view: AnyView | null, changes: Partial<ParticipantPage> = {}): ParticipantPage {
  return {
    type: 'page',
    session_id: 's1',
    version: 1,
    participant: 1,
    data_code: 'ABCDEFGH-1-KLMNPQRS',
    title: 'Sharing data',
    languages: 'both',
    language: 'en',
    stages: STAGES.map((kind) => ({ kind, title: both('') })),
    stage: Math.max(
      0,
      STAGES.findIndex((kind) => kind === view?.kind),
    ),
    view,
    lobby: null,
    game_id: null,
    practice: false,
    paused: false,
    asked_ms: null,
    away: false,
    messages: [],
    help_open: false,
    ending: null,
    paid: null,
    contact: both('Write to us.', '写信给我们。'),
    rehearsal: false,
    ...changes,
  };
}

export const ME = 'GET /api/sessions/s1/me';
export const DO = 'POST /api/sessions/s1/do';

/** From now on the server shows this page, to whoever asks and to every act. */
export function shows(view: AnyView | null, changes: Partial<ParticipantPage> = {}): ParticipantPage {
  const shown = page(view, changes);
  server.answers(ME, shown);
  server.answers(DO, shown);
  return shown;
}

type Answer = { kind: string; action_id?: string; content?: Record<string, unknown>; at?: string };

/** What was told in this session, of one kind. */
export const told = (kind: string): Answer[] =>
  server.bodies(DO).filter((body): body is Answer => (body as Answer).kind === kind);

/** Opens the session with this page, and its socket. */
/** `nth`: which of this test's connections it is, counted from 1. */
export async function enter(nth = 1) {
  const person = open('/session/s1');
  const socket = await server.connection(nth);
  socket.accept();
  return { person, socket };
}

export const title = (): string => document.getElementById('stage-title')?.textContent ?? '';
