import { report } from './report';
import { shell } from './shell';
import { table } from './table';

export const zh = { ...shell, ...table, ...report };
