// What the sessions of an experiment leave behind, to take away.
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/ProblemNote';
import { day } from '../dates';
import { useExperimentTabs } from '../experimentTabs';
import { Bones } from '../parts/Bones';
import { Empty } from '../parts/Empty';
import { Pill } from '../parts/Pill';
import { StaffShell } from '../StaffShell';
import { Download } from './Download';
import { titleOf } from './DraftPage';
import { ErasePerson } from './ErasePerson';
import type { JsonObject } from './form/path';
import { useExperiment } from './useDraft';

export function Data({ id }: { id: string }) {
  const { t } = useTranslation('staff');
  const experiment = useExperiment(id);
  const tabs = useExperimentTabs(id, 'data');
  const title = titleOf((experiment.data?.document ?? {}) as unknown as JsonObject);
  return (
    <StaffShell
      crumbs={[
        { label: t('frame.experiments'), to: '/staff' },
        { label: title || t('experiments.untitled'), to: `/staff/experiments/${id}` },
        { label: t('tabs.data') },
      ]}
      tabs={tabs}
      title={t('tabs.data')}
      say={t('experiments.data_say')}
    >
      <ProblemNote problem={experiment.error} />
      {experiment.isPending && <Bones rows={3} />}
      {experiment.data?.sessions.length === 0 && (
        <section className="card">
          <Empty title={t('experiments.no_session')}>{t('experiments.no_session_say')}</Empty>
        </section>
      )}
      {experiment.data?.sessions.map((session) => (
        <section className="card card--stack" key={session.session_id}>
          <h2>
            {t('experiments.session_n', { n: session.number })}{' '}
            {session.rehearsal && <Pill tone="warn">{t('experiments.rehearsal')}</Pill>}
          </h2>
          <p className="muted">
            {t('experiments.opened')} {day(session.opened_at)}
            {session.ended_at !== null && `, ${t('experiments.ended')} ${day(session.ended_at)}`},{' '}
            {t('experiments.people')} {session.people}
          </p>
          <Download session={session.session_id} />
          {experiment.data.mine && <ErasePerson session={session.session_id} />}
        </section>
      ))}
    </StaffShell>
  );
}
