// What can be done with an experiment beside its sessions: a file, a copy, or the end of it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Icon } from '../../components/Icon';
import { Confirm } from '../parts/Confirm';
import { useAccount } from '../signedIn';
import { deleteExperiment, makeExperiment } from './http';

export function Away({ id, mine, running }: { id: string; mine: boolean; running: boolean }) {
  const { t } = useTranslation('staff');
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const may = useAccount().role !== 'viewer';
  const [asking, setAsking] = useState(false);
  const copy = useMutation({
    mutationFn: () => makeExperiment({ experiment_id: id }),
    onSuccess: (made) => {
      navigate(`/staff/experiments/${made.experiment_id}`);
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteExperiment(id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['experiments'] });
      navigate('/staff');
    },
  });
  return (
    <p className="exp-moves">
      <a
        className="button"
        href={`/api/experiments/${id}/experiment.toml`}
        download
        data-testid="download-experiment"
      >
        <Icon name="download" /> {t('experiments.to_file')}
      </a>
      {may && (
        <button
          type="button"
          className="button"
          data-testid="copy-experiment"
          onClick={() => {
            copy.mutate();
          }}
        >
          <Icon name="copy" /> {t('experiments.copy')}
        </button>
      )}
      {mine && (
        <button
          type="button"
          className="button button--bad"
          disabled={running}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('experiments.delete')}
        </button>
      )}
      {asking && (
        <Confirm
          title={t('experiments.delete')}
          action={t('experiments.delete')}
          danger
          busy={remove.isPending}
          problem={remove.error}
          onConfirm={() => {
            remove.mutate();
          }}
          onCancel={() => {
            setAsking(false);
          }}
        >
          {t('experiments.delete_say')}
        </Confirm>
      )}
    </p>
  );
}
