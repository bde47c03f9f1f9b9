// 每一份分红为什么是这么多。
import { reasons } from './reasons';

export default { translation: reasons };
