// 房间与场次的文字。
import { people } from './people';

export default { people };
