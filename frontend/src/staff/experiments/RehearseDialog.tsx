// Asks who comes to a rehearsal: bots, so many and so quick, or nobody but oneself; then leads into its control room.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { limits } from '../../generated/limits';
import { Confirm } from '../parts/Confirm';
import { SelectInput } from '../parts/Field';
import { NumberInput } from '../parts/NumberInput';
import { openSession, rehearse, type Speed } from './http';
import { experimentKey } from './useDraft';

const { minimum: LEAST, maximum: MOST } = limits.RehearseExperiment.people;

interface Props {
  id: string;
  places: number;
  onClose: () => void;
}

export function RehearseDialog({ id, places, onClose }: Props) {
  const { t } = useTranslation('staff');
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [bots, setBots] = useState(true);
  const [people, setPeople] = useState<number | null>(Math.max(LEAST, Math.min(MOST, places)));
  const [speed, setSpeed] = useState<Speed>('fast');
  const begin = useMutation({
    mutationFn: () => (bots ? rehearse(id, people ?? LEAST, speed) : openSession(id, true)),
    onSuccess: (session) => {
      void client.invalidateQueries({ queryKey: experimentKey(id) });
      navigate(`/staff/sessions/${session.session_id}`);
    },
  });
  const who = (value: boolean, label: string) => (
    <label className="choice">
      <input
        type="radio"
        name="who-comes"
        checked={bots === value}
        data-testid={value ? 'rehearse-bots' : 'rehearse-self'}
        onChange={() => {
          setBots(value);
        }}
      />
      {label}
    </label>
  );
  return (
    <Confirm
      title={t('experiments.rehearse')}
      action={t('experiments.rehearse_do')}
      busy={begin.isPending || (bots && people === null)}
      problem={begin.error}
      onConfirm={() => {
        begin.mutate();
      }}
      onCancel={onClose}
    >
      <p>{t('experiments.rehearse_say')}</p>
      <div className="choices">
        {who(true, t('experiments.rehearse_bots'))}
        {who(false, t('experiments.rehearse_self'))}
      </div>
      {bots && (
        <div className="exp-rehearse">
          <NumberInput
            label={t('experiments.rehearse_people')}
            help={t('experiments.rehearse_places', { n: places })}
            value={people}
            onChange={setPeople}
            least={LEAST}
            most={MOST}
            whole
            testid="rehearse-people"
          />
          <SelectInput
            label={t('experiments.rehearse_speed')}
            value={speed}
            options={[
              { value: 'fast', label: t('experiments.rehearse_fast') },
              { value: 'human', label: t('experiments.rehearse_human') },
            ]}
            onChange={setSpeed}
            testid="rehearse-speed"
          />
        </div>
      )}
    </Confirm>
  );
}
