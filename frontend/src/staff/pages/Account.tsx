// The own account: password, signing out everywhere, tokens for programs.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/ProblemNote';
import { usePageTitle } from '../../wiring/hooks';
import { Confirm } from '../parts/Confirm';
import { TextInput } from '../parts/Field';
import { Note } from '../parts/Note';
import { useNewPassword } from '../parts/newPassword';
import { useChangePassword, useSignOutEverywhere } from '../requests';
import { useAccount } from '../signedIn';
import { StaffShell } from '../StaffShell';
import { Tokens } from './Tokens';

export function Account() {
  const { t } = useTranslation('staff');
  const account = useAccount();
  usePageTitle(t('account.title'));
  const role = t(`roles.${account.role}`);
  return (
    <StaffShell
      crumbs={[{ label: t('frame.experiments'), to: '/staff' }, { label: t('account.title') }]}
      title={t('account.title')}
      say={t('account.say', { name: account.name, role })}
    >
      <div className="desk__columns">
        <Tokens />
        <div className="desk__side">
          <Password />
          <Everywhere />
        </div>
      </div>
    </StaffShell>
  );
}

function Password() {
  const [round, setRound] = useState(0);
  const change = useChangePassword();
  const { t } = useTranslation('staff');
  return (
    <section className="card">
      <h2>{t('account.password')}</h2>
      <PasswordForm
        key={round}
        change={change}
        onDone={() => {
          setRound(round + 1);
        }}
      />
      {change.isSuccess && <Note tone="good" title={t('account.changed')} live />}
    </section>
  );
}

/** Empty again after each change. */
function PasswordForm({
  change,
  onDone,
}: {
  change: ReturnType<typeof useChangePassword>;
  onDone: () => void;
}) {
  const { t } = useTranslation('staff');
  const account = useAccount();
  const [current, setCurrent] = useState('');
  const password = useNewPassword(account.name, t('account.new'));
  return (
    <form
      className="form form--staff"
      onSubmit={(event) => {
        event.preventDefault();
        if (password.check()) change.mutate({ current, new: password.value }, { onSuccess: onDone });
      }}
    >
      <input
        type="text"
        className="hidden"
        autoComplete="username"
        readOnly
        value={account.name}
        tabIndex={-1}
        aria-hidden="true"
      />
      <TextInput
        label={t('account.current')}
        type="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        testid="current-password"
      />
      {password.fields}
      <ProblemNote problem={change.error} />
      <button
        type="submit"
        className="button button--soft"
        data-testid="change-password"
        disabled={change.isPending || current === '' || password.value === ''}
      >
        {t('account.change')}
      </button>
    </form>
  );
}

function Everywhere() {
  const { t } = useTranslation('staff');
  const [asking, setAsking] = useState(false);
  const leave = useSignOutEverywhere();
  return (
    <section className="card card--stack">
      <h2>{t('account.everywhere')}</h2>
      <p className="muted">{t('account.everywhere_say')}</p>
      <p>
        <button
          type="button"
          className="button button--bad"
          data-testid="everywhere"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('account.everywhere')}
        </button>
      </p>
      {asking && (
        <Confirm
          title={t('account.everywhere')}
          action={t('account.everywhere')}
          danger
          busy={leave.isPending}
          problem={leave.error}
          onConfirm={() => {
            leave.mutate();
          }}
          onCancel={() => {
            setAsking(false);
          }}
        >
          {t('account.everywhere_say')}
        </Confirm>
      )}
    </section>
  );
}
