// What a recruiting service adds to the address of a room (PROLIFIC_PID and the like), as Start tells it.
import { limits } from '../generated/limits';

const MOST = 20;
const LONGEST = limits.ShownLine.en.maxLength;

/** The parameters of a query, as many and as long as the server takes; which ones it keeps, the room says. */
export function parametersOf(search: string): Record<string, string> {
  const all = Array.from(new URLSearchParams(search));
  return Object.fromEntries(
    all
      .filter(([name, value]) => name.length <= LONGEST && value.length <= LONGEST)
      // eslint-disable-next-line no-control-regex -- as the server reads a line
      .filter(([name, value]) => !/[\u0000-\u001f\u007f]/.test(name + value))
      .slice(0, MOST),
  );
}
