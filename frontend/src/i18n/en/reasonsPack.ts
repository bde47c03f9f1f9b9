// Why each part of a pool is what it is.
import { reasons } from './reasons';

export default { translation: reasons };
