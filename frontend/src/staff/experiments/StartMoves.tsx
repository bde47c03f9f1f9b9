// The two ways to begin, side by side: a rehearsal, or a session with people; while one is open, the way into its control room.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ExperimentDocument } from '../../generated/api';
import { Confirm } from '../parts/Confirm';
import type { JsonObject } from './form/path';
import { openSession } from './http';
import { placesOf } from './places';
import { RehearseDialog } from './RehearseDialog';
import { experimentKey } from './useDraft';

export function StartMoves({ experiment }: { experiment: ExperimentDocument }) {
  const { t } = useTranslation('staff');
  const client = useQueryClient();
  const [asked, setAsked] = useState<'session' | 'rehearsal' | null>(null);
  const id = experiment.experiment_id;
  const open = experiment.sessions.find((one) => one.ended_at === null);
  const start = useMutation({
    mutationFn: () => openSession(id, false),
    onSuccess: () => {
      setAsked(null);
      void client.invalidateQueries({ queryKey: experimentKey(id) });
    },
  });
  const close = () => {
    setAsked(null);
  };
  if (open) {
    return (
      <Link
        to={`/staff/sessions/${open.session_id}`}
        className="button button--main"
        data-testid="to-control"
      >
        {t('experiments.to_control')}
      </Link>
    );
  }
  if (!experiment.mine) return null;
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="rehearse"
        onClick={() => {
          setAsked('rehearsal');
        }}
      >
        {t('experiments.rehearse')}
      </button>
      <button
        type="button"
        className="button button--main"
        data-testid="open-session"
        onClick={() => {
          setAsked('session');
        }}
      >
        {t('experiments.open')}
      </button>
      {asked === 'rehearsal' && (
        <RehearseDialog
          id={id}
          places={placesOf(experiment.document as unknown as JsonObject)}
          onClose={close}
        />
      )}
      {asked === 'session' && (
        <Confirm
          title={t('experiments.open')}
          action={t('experiments.open')}
          busy={start.isPending}
          problem={start.error}
          onConfirm={() => {
            start.mutate();
          }}
          onCancel={close}
        >
          {t('experiments.open_say')}
        </Confirm>
      )}
    </>
  );
}
