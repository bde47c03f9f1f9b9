// The words of the pages of researchers and admins. A new set of them brings a namespace of its own.
import { arms } from './arms';
import { control } from './control';
import { replay, seat } from './replay';
import { results } from './results';
import { staff } from './staff';

export default { arms, control, replay, results, seat, staff };
