// The mark of a federation: its letter on its colour and pattern, the same wherever the federation is meant.
import { badgeFillOf, inkOf, letterOf } from '../federation';

export function Badge({ federation, small = false }: { federation: number; small?: boolean }) {
  return (
    <span
      className={small ? 'badge badge--small' : 'badge'}
      style={{ background: badgeFillOf(federation), color: inkOf(federation) }}
      aria-hidden="true"
    >
      {letterOf(federation)}
    </span>
  );
}
