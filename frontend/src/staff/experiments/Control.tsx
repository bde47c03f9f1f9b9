// The way from an experiment to the control room of the session that is open, or to what there was.
import { useTranslation } from 'react-i18next';
import { Redirect } from 'wouter';
import { ProblemNote } from '../../components/ProblemNote';
import { useExperimentTabs } from '../experimentTabs';
import { Bones } from '../parts/Bones';
import { Empty } from '../parts/Empty';
import { StaffShell } from '../StaffShell';
import { StartMoves } from './StartMoves';
import { useExperiment } from './useDraft';

export function ToControl({ id }: { id: string }) {
  const { t } = useTranslation('staff');
  const experiment = useExperiment(id);
  const tabs = useExperimentTabs(id, 'control');
  const sessions = experiment.data?.sessions ?? [];
  const session = sessions.find((one) => one.ended_at === null) ?? sessions[0];
  if (session) return <Redirect to={`/staff/sessions/${session.session_id}`} replace />;
  return (
    <StaffShell
      crumbs={[{ label: t('frame.experiments'), to: '/staff' }, { label: t('tabs.control') }]}
      tabs={tabs}
      title={t('tabs.control')}
      actions={experiment.data && <StartMoves experiment={experiment.data} />}
    >
      <ProblemNote problem={experiment.error} />
      {experiment.isPending ? (
        <Bones rows={3} />
      ) : (
        <section className="card">
          <Empty title={t('experiments.no_control')}>{t('experiments.no_control_say')}</Empty>
        </section>
      )}
    </StaffShell>
  );
}
