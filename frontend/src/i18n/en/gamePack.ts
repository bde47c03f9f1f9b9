// The words of a game: its table and its result.
import { report } from './report';
import { rooms } from './rooms';
import { table } from './table';

export default { translation: { ...table, ...report, ...rooms } };
