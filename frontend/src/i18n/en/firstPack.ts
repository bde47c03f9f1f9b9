// What every page needs, whatever is on it.
import { session } from './session';
import { shell } from './shell';

export default { translation: { ...shell, ...session } };
