// 每一页都要用的文字。
import { session } from './session';
import { shell } from './shell';

export default { translation: { ...shell, ...session } };
