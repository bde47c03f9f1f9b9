// The colour and the pattern of a federation for a canvas, which knows no CSS: what fillOf says for everything else.
import { COLOURS, roundOf, slotOf } from '../federation';
import type { Colour } from './Plot';

const SIZE = 6;
const LINE = 2;

/** What to fill with; `ratio` is device pixels for each px. */
export function canvasFill(federation: number, colour: Colour, ratio: number): string | CanvasPattern {
  const slot = slotOf(federation);
  const plain = colour(`--fed-${slot}`);
  if (federation <= COLOURS) return plain;
  const tile = document.createElement('canvas');
  const size = Math.round(SIZE * ratio);
  tile.width = size;
  tile.height = size;
  const context = tile.getContext('2d');
  if (!context) return plain;
  context.fillStyle = plain;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = context.fillStyle = colour(`--fed-mark-${slot}`);
  context.lineWidth = LINE * ratio;
  context.beginPath();
  if (roundOf(federation) === 1) {
    // Three lines, so that the tile goes on at its corners.
    for (const shift of [-size, 0, size]) {
      context.moveTo(shift - size, 2 * size);
      context.lineTo(shift + 2 * size, -size);
    }
    context.stroke();
  } else if (roundOf(federation) === 2) {
    context.arc(size / 2, size / 2, 0.75 * LINE * ratio, 0, 2 * Math.PI);
    context.fill();
  } else {
    context.moveTo(size / 2, 0);
    context.lineTo(size / 2, size);
    context.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? plain;
}
