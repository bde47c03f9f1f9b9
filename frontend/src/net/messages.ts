// The unions of the wire messages, over the generated types. Every shape comes from the server's schema.
import type {
  Ack,
  AskQuote,
  Lobby,
  QuoteAnswer,
  Reject,
  Resync,
  Submit,
  TrainingProgress,
  View,
} from '../generated/wire';

export type ServerMessage = Ack | Reject | View | TrainingProgress | QuoteAnswer | Lobby;
export type ClientMessage = Submit | AskQuote | Resync;
export type PlayerAction = Submit['action'];
export type SeatEvent = View['events'][number];
