// 研究者与管理员页面的文字。
import { arms } from './arms';
import { control } from './control';
import { replay, seat } from './replay';
import { results } from './results';
import { staff } from './staff';

export default { arms, control, replay, results, seat, staff };
