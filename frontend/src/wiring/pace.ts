// When a question that follows a moving slider is sent: shortly after the slider rests, and never more often than the
// server's limit of messages allows.
export const REST_MS = 120;
export const GAP_MS = 750;

/** How long to wait before the next question may go out, given when the last one did (both in ms). */
export const waitBefore = (now: number, lastSent: number): number =>
  Math.max(REST_MS, lastSent + GAP_MS - now);
