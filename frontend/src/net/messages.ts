// The unions of the wire messages, over the generated types. Every shape comes from the server's schema.
import type {
  Ack,
  Again,
  AskQuote,
  Change,
  Lobby,
  QuoteAnswer,
  Reject,
  Resync,
  StartClock,
  Submit,
  TrainingProgress,
  View,
} from '../generated/wire';

export type ServerMessage = Ack | Reject | View | Change | TrainingProgress | QuoteAnswer | Lobby | Again;
export type ClientMessage = Submit | AskQuote | Resync | StartClock;
export type PlayerAction = Submit['action'];
export type SeatEvent = View['events'][number];
