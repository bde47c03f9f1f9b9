// The words of the help.
import { help } from './help';

export default { translation: { help } };
