// Where the bubble stands: beside the lit part where there is room, above or below it otherwise. Pure, in px of the window.
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Side = 'left' | 'right' | 'above' | 'below' | 'over';

export interface Place {
  readonly left: number;
  readonly top: number;
  /** On which side of the lit part the bubble is. */
  readonly side: Side;
  /** Where the arrow points from: px from the bubble's top, or from its left. */
  readonly arrow: number;
}

const GAP = 14;
const EDGE = 8;
/** So far from its corners the arrow still stands on the bubble's straight edge. */
const CORNER = 28;

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, Math.max(least, most)));

export function placeBeside(part: Box, bubble: Size, screen: Size): Place {
  const wide = bubble.width + GAP + EDGE;
  const high = bubble.height + GAP + EDGE;
  if (screen.width - part.right >= wide) return aside('right', part.right + GAP, part, bubble, screen);
  if (part.left >= wide) return aside('left', part.left - GAP - bubble.width, part, bubble, screen);
  if (part.top >= high) return stacked('above', part.top - GAP - bubble.height, part, bubble, screen);
  if (screen.height - part.bottom >= high) return stacked('below', part.bottom + GAP, part, bubble, screen);
  // No side has room: in the corner, where it covers least of what is read first.
  return {
    left: Math.max(EDGE, screen.width - bubble.width - EDGE),
    top: Math.max(EDGE, screen.height - bubble.height - EDGE),
    side: 'over',
    arrow: 0,
  };
}

function aside(side: Side, left: number, part: Box, bubble: Size, screen: Size): Place {
  const seen = (Math.max(part.top, 0) + Math.min(part.bottom, screen.height)) / 2;
  const top = within(seen - bubble.height / 2, EDGE, screen.height - bubble.height - EDGE);
  return { left, top, side, arrow: within(seen - top, CORNER, bubble.height - CORNER) };
}

function stacked(side: Side, top: number, part: Box, bubble: Size, screen: Size): Place {
  const left = within(part.right - bubble.width - GAP, EDGE, screen.width - bubble.width - EDGE);
  return {
    left,
    top,
    side,
    arrow: within((part.left + part.right) / 2 - left, CORNER, bubble.width - CORNER),
  };
}
