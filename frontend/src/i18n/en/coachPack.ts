// The words of the coach.
import { coach } from './coach';

export default { coach };
