// The mark of a federation: its letter on its colour, the same wherever the federation is meant.
import { colourOf, inkOf, letterOf } from '../federation';

export function Badge({ federation, small = false }: { federation: number; small?: boolean }) {
  return (
    <span
      className={small ? 'badge badge--small' : 'badge'}
      style={{ background: colourOf(federation), color: inkOf(federation) }}
      aria-hidden="true"
    >
      {letterOf(federation)}
    </span>
  );
}
