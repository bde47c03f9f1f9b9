import { report } from './report';
import { shell } from './shell';
import { table } from './table';

export const en = { ...shell, ...table, ...report };
