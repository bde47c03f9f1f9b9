// 一局游戏的文字：牌桌与结果。
import { report } from './report';
import { rooms } from './rooms';
import { table } from './table';

export default { translation: { ...table, ...report, ...rooms } };
