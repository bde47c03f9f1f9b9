// The frame of the pages on which an experiment is written: its parts, how the draft stands, and the form's context.
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExperimentDocument, StageKinds } from '../../generated/api';
import { ProblemNote } from '../../components/ProblemNote';
import { useScenarios } from '../../wiring/requests';
import { currentLanguage } from '../../i18n';
import { useArms } from '../arms/requests';
import { useExperimentTabs, type Part } from '../experimentTabs';
import { Bones } from '../parts/Bones';
import { Note } from '../parts/Note';
import { Pill } from '../parts/Pill';
import { StaffShell } from '../StaffShell';
import { FormProvider } from './form/SchemaForm';
import type { JsonObject } from './form/path';
import type { Forms } from './form/schema';
import { fetchKinds } from './http';
import { useDraft, useExperiment, type Draft } from './useDraft';

interface Props {
  id: string;
  part: Part;
  say: string;
  children: (draft: Draft, kinds: StageKinds) => ReactNode;
}

export function DraftPage(props: Props) {
  const { t } = useTranslation('staff');
  const experiment = useExperiment(props.id);
  const kinds = useQuery({ queryKey: ['stage-kinds'], queryFn: fetchKinds, staleTime: Infinity });
  if (experiment.data && kinds.data) {
    return <Loaded {...props} loaded={experiment.data} kinds={kinds.data} />;
  }
  const problem = experiment.error ?? kinds.error;
  return (
    <StaffShell crumbs={[{ label: t('frame.experiments'), to: '/staff' }]} title={t('frame.experiments')}>
      {problem ? <ProblemNote problem={problem} /> : <Bones rows={6} />}
    </StaffShell>
  );
}

function Loaded({
  id,
  part,
  say,
  children,
  loaded,
  kinds,
}: Props & { loaded: ExperimentDocument; kinds: StageKinds }) {
  const { t } = useTranslation('staff');
  const draft = useDraft(loaded);
  const scenarios = useScenarios();
  const arms = useArms();
  const language = currentLanguage();
  const title = titleOf(draft.document) || t('experiments.untitled');
  const first = [...draft.problems][0];
  return (
    <FormProvider
      value={{
        kinds,
        forms: kinds.form as unknown as Forms,
        document: draft.document,
        problems: draft.problems,
        change: draft.change,
        disabled: !loaded.mine,
        choices: {
          'ArmChoice.scenario': (scenarios.data ?? []).map((scenario) => ({
            value: scenario.name,
            label: language === 'zh' ? scenario.title_zh : scenario.title,
          })),
          'ArmChoice.arm': (arms.data?.arms ?? [])
            .filter((arm) => arm.state === 'frozen')
            .map((arm) => ({ value: arm.id, label: language === 'zh' ? arm.title_zh : arm.title })),
        },
      }}
    >
      <StaffShell
        crumbs={[
          { label: t('frame.experiments'), to: '/staff' },
          { label: title, to: `/staff/experiments/${id}` },
          { label: t(`tabs.${part}`) },
        ]}
        tabs={useExperimentTabs(id, part)}
        title={t(`tabs.${part}`)}
        state={<Standing draft={draft} />}
        say={say}
      >
        {draft.refused && <ProblemNote problem={draft.refused} />}
        {!loaded.mine && <Note tone="you" title={t('experiments.read_only')} />}
        {first && (
          <Note
            tone="bad"
            title={
              draft.problems.size === 1
                ? t('experiments.one_wrong')
                : t('experiments.many_wrong', { n: draft.problems.size })
            }
          >
            <ul className="exp-wrongs">
              {[...draft.problems].slice(0, 8).map(([path, message]) => (
                <li key={path}>
                  <code>{path || '·'}</code> {message}
                </li>
              ))}
            </ul>
          </Note>
        )}
        {children(draft, kinds)}
      </StaffShell>
    </FormProvider>
  );
}

function Standing({ draft }: { draft: Draft }) {
  const { t } = useTranslation('staff');
  return (
    <span role="status">
      <Pill tone={draft.saving === 'failed' ? 'bad' : 'plain'}>
        {t(`experiments.saving.${draft.saving}`)}
      </Pill>
    </span>
  );
}

export const titleOf = (document: JsonObject): string =>
  typeof document['title'] === 'string' ? document['title'] : '';
