// 教练的文字。
import { coach } from './coach';

export default { coach };
