// Erasing somebody who wrote to the researcher: by their number, or by the data code that they sent.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/TextField';
import { limits } from '../../generated/limits';
import { Confirm } from '../parts/Confirm';
import { eraseParticipant } from './http';

const NUMBER = /^\d{1,6}$/;

export function ErasePerson({ session }: { session: string }) {
  const { t } = useTranslation('staff');
  const [whom, setWhom] = useState('');
  const [asked, setAsked] = useState(false);
  const wanted = whom.trim();
  const erasing = useMutation({
    mutationFn: () =>
      eraseParticipant(session, NUMBER.test(wanted) ? { participant: Number(wanted) } : { code: wanted }),
    onSuccess: () => {
      setAsked(false);
      setWhom('');
    },
  });
  return (
    <details className="erase">
      <summary>{t('erase.title')}</summary>
      <p className="muted">{t('erase.say')}</p>
      <form
        className="erase__form"
        onSubmit={(event) => {
          event.preventDefault();
          erasing.reset();
          if (wanted !== '') setAsked(true);
        }}
      >
        <TextField
          label={t('erase.whom')}
          value={whom}
          maxLength={limits.DataCodeIn.code.maxLength}
          testid="erase-whom"
          onChange={setWhom}
        />
        <button type="submit" className="button button--danger" data-testid="erase-person">
          {t('erase.button')}
        </button>
      </form>
      <p role="status" className="muted">
        {erasing.isSuccess && t('erase.done')}
      </p>
      {asked && (
        <Confirm
          title={t('erase.sure', { whom: wanted })}
          action={t('erase.button')}
          danger
          busy={erasing.isPending}
          problem={erasing.error}
          onConfirm={() => {
            erasing.mutate();
          }}
          onCancel={() => {
            setAsked(false);
          }}
        >
          <p>{t('erase.sure_say')}</p>
        </Confirm>
      )}
    </details>
  );
}
