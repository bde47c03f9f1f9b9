// The session that is shown, for whatever is inside of its page.
import { createContext, useContext } from 'react';
import type { Messages } from './messages';
import type { Connection, Seen, SessionActions } from './useSession';

export interface Session {
  readonly seen: Seen;
  readonly connection: Connection;
  readonly actions: SessionActions;
  readonly messages: Messages;
}

export const InSession = createContext<Session | null>(null);

export function useInSession(): Session {
  const session = useContext(InSession);
  if (session === null) throw new Error('this is shown inside of a session only');
  return session;
}
