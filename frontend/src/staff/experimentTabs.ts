// The parts of an experiment, in the order of its life: the bar below the top on each of its pages.
import { useTranslation } from 'react-i18next';
import type { Tab } from './StaffShell';

export const PARTS = ['overview', 'arms', 'stages', 'rules', 'control', 'results', 'data'] as const;
export type Part = (typeof PARTS)[number];

/** The address of a part; the overview is the experiment's own. */
export const partPath = (experimentId: string, part: Part): string =>
  `/staff/experiments/${experimentId}${part === 'overview' ? '' : `/${part}`}`;

/** `needs`: how many things in the control room ask for a person. */
export function useExperimentTabs(experimentId: string, current: Part, needs = 0): readonly Tab[] {
  const { t } = useTranslation('staff');
  return PARTS.map((part) => ({
    label: t(`tabs.${part}`),
    to: partPath(experimentId, part),
    current: part === current,
    count: part === 'control' ? needs : 0,
  }));
}
