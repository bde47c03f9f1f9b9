// The list of experiments: the first page inside, and where a new one is made.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { ExperimentCard } from '../../generated/api';
import { Icon } from '../../components/Icon';
import { ProblemNote } from '../../components/ProblemNote';
import { currentLanguage } from '../../i18n';
import { day } from '../dates';
import { listExperiments, listTemplates, makeExperiment } from '../experiments/http';
import { Bones } from '../parts/Bones';
import { DataTable, type Column } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { Pill } from '../parts/Pill';
import { useAccount } from '../signedIn';
import { StaffShell } from '../StaffShell';

const TONES = { draft: 'plain', running: 'good', over: 'plain' } as const;

export function Experiments() {
  const { t } = useTranslation('staff');
  const may = useAccount().role !== 'viewer';
  const experiments = useQuery({ queryKey: ['experiments'], queryFn: listExperiments, gcTime: 0 });
  const [making, setMaking] = useState(false);
  return (
    <StaffShell
      crumbs={[{ label: t('frame.experiments') }]}
      title={t('home.title')}
      say={t('home.say')}
      actions={
        may && (
          <>
            <Link to="/staff/arms" className="button">
              {t('tabs.arms')}
            </Link>
            <button
              type="button"
              className="button button--main"
              data-testid="new-experiment"
              onClick={() => {
                setMaking(true);
              }}
            >
              <Icon name="plus" /> {t('experiments.new')}
            </button>
          </>
        )
      }
    >
      {making && <Make />}
      <section className="card">
        <ProblemNote problem={experiments.error} />
        {experiments.isPending && <Bones rows={4} />}
        {experiments.data?.length === 0 && <Empty title={t('home.none')}>{t('home.none_say')}</Empty>}
        {experiments.data && experiments.data.length > 0 && <List experiments={experiments.data} />}
      </section>
    </StaffShell>
  );
}

function List({ experiments }: { experiments: readonly ExperimentCard[] }) {
  const { t } = useTranslation('staff');
  const columns: Column<ExperimentCard>[] = [
    {
      key: 'title',
      title: t('experiments.title'),
      cell: (one) => (
        <Link to={`/staff/experiments/${one.experiment_id}`}>{one.title || t('experiments.untitled')}</Link>
      ),
    },
    {
      key: 'state',
      title: t('experiments.state'),
      cell: (one) => <Pill tone={TONES[one.state]}>{t(`experiments.states.${one.state}`)}</Pill>,
    },
    { key: 'arms', title: t('experiments.arms'), number: true, cell: (one) => one.arms },
    { key: 'places', title: t('experiments.places'), number: true, cell: (one) => one.places },
    { key: 'sessions', title: t('experiments.sessions'), number: true, cell: (one) => one.sessions },
    { key: 'changed', title: t('experiments.changed'), cell: (one) => day(one.changed_at) },
  ];
  return (
    <DataTable
      label={t('home.title')}
      columns={columns}
      rows={experiments}
      rowKey={(one) => one.experiment_id}
      first={50}
      testid="experiments"
    />
  );
}

function Make() {
  const { t } = useTranslation('staff');
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const language = currentLanguage();
  const templates = useQuery({ queryKey: ['templates'], queryFn: listTemplates, staleTime: Infinity });
  const make = useMutation({
    mutationFn: makeExperiment,
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ['experiments'] });
      navigate(`/staff/experiments/${made.experiment_id}`);
    },
  });
  return (
    <section className="card card--stack" aria-label={t('experiments.new')}>
      <h2>{t('experiments.new')}</h2>
      <p className="muted">{t('experiments.new_say')}</p>
      <ProblemNote problem={make.error ?? templates.error} />
      <div className="exp-choices">
        {(templates.data ?? []).map((template) => (
          <button
            key={template.name}
            type="button"
            className="exp-choice"
            data-testid={`template-${template.name}`}
            disabled={make.isPending}
            onClick={() => {
              make.mutate({ template: template.name });
            }}
          >
            <b>{template.words.name[language]}</b>
            <span className="muted">{template.words.short[language]}</span>
          </button>
        ))}
        <button
          type="button"
          className="exp-choice exp-choice--dashed"
          data-testid="template-empty"
          disabled={make.isPending}
          onClick={() => {
            make.mutate({ document: { title: '', arms: [], stages: [] } });
          }}
        >
          <b>{t('experiments.empty')}</b>
        </button>
        <label className="choice choice--dashed">
          <input
            type="file"
            className="hidden"
            accept=".toml,text/plain"
            data-testid="experiment-file"
            disabled={make.isPending}
            onChange={async (event) => {
              const chosen = event.target;
              const file = chosen.files?.[0];
              if (!file) return;
              make.mutate({ toml: await file.text() });
              chosen.value = '';
            }}
          />
          <b>{t('experiments.from_file')}</b>
          <span className="muted">{t('experiments.from_file_say')}</span>
        </label>
      </div>
    </section>
  );
}
