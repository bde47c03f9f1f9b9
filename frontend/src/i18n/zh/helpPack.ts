// 帮助的文字。
import { help } from './help';

export default { translation: { help } };
