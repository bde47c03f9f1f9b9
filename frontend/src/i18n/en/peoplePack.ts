// The words of rooms and sessions.
import { people } from './people';

export default { people };
