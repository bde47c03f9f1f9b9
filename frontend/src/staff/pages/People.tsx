// What admins see and change: accounts and their roles, what is open to everybody, and what was done by whom.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../components/ProblemNote';
import { limits } from '../../generated/limits';
import { currentLanguage } from '../../i18n';
import { Bones } from '../parts/Bones';
import { CopyLine } from '../../components/CopyLine';
import { SelectInput, TextInput } from '../parts/Field';
import { Note } from '../parts/Note';
import { Switch } from '../parts/Switch';
import { useAccounts, useChangeSwitches, useMakeAccount, useSwitches } from '../requests';
import { StaffShell } from '../StaffShell';
import { AccountTable, ROLES } from './AccountTable';
import { AuditLog } from './AuditLog';

export function People() {
  const { t } = useTranslation('staff');
  const accounts = useAccounts();
  return (
    <StaffShell
      crumbs={[{ label: t('frame.experiments'), to: '/staff' }, { label: t('people.title') }]}
      title={t('people.title')}
      say={t('people.say')}
    >
      <div className="desk__columns">
        <div className="desk__main">
          <section className="card card--stack">
            <h2>{t('people.list')}</h2>
            {accounts.isPending && <Bones rows={3} />}
            <ProblemNote problem={accounts.error} />
            {accounts.data && <AccountTable accounts={accounts.data} />}
          </section>
          <AuditLog />
        </div>
        <div className="desk__side">
          <Add />
          <Switches />
        </div>
      </div>
    </StaffShell>
  );
}

function Add() {
  const { t } = useTranslation('staff');
  const make = useMakeAccount();
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof ROLES)[number]>('researcher');
  return (
    <section className="card card--stack">
      <h2>{t('people.add')}</h2>
      <p className="muted">{t('people.add_say')}</p>
      <form
        className="form form--staff"
        onSubmit={(event) => {
          event.preventDefault();
          const wish = { name: name.trim(), role, language: currentLanguage() };
          make.mutate(wish, {
            onSuccess: () => {
              setName('');
            },
          });
        }}
      >
        <TextInput
          label={t('people.name')}
          value={name}
          onChange={setName}
          maxLength={limits.MakeAccount.name.maxLength}
          testid="account-name"
        />
        <SelectInput
          label={t('people.role')}
          help={t(`roles_may.${role}`)}
          value={role}
          options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
          onChange={setRole}
          testid="account-role"
        />
        <ProblemNote problem={make.error} />
        <button
          type="submit"
          className="button button--main"
          data-testid="make-account"
          disabled={make.isPending || name.trim() === ''}
        >
          {t('people.make')}
        </button>
      </form>
      {make.data && <OneTimeLink name={make.data.account.name} link={make.data.link} />}
    </section>
  );
}

/** A link that is shown this once. */
export function OneTimeLink({ name, link }: { name: string; link: string | null }) {
  const { t } = useTranslation('staff');
  if (link === null) return null;
  return (
    <Note tone="you" title={t('people.link', { name })} live>
      <p>{t('people.link_say', { name })}</p>
      <CopyLine
        label={t('people.link', { name })}
        value={window.location.origin + link}
        testid="account-link"
      />
    </Note>
  );
}

function Switches() {
  const { t } = useTranslation('staff');
  const switches = useSwitches();
  const change = useChangeSwitches();
  return (
    <section className="card card--stack">
      <h2>{t('people.switches')}</h2>
      {switches.isPending && <Bones rows={1} />}
      <ProblemNote problem={switches.error ?? change.error} />
      {switches.data && (
        <Switch
          label={t('people.anonymous')}
          help={switches.data.anonymous_play_fixed ? t('people.anonymous_fixed') : t('people.anonymous_say')}
          on={change.isPending ? change.variables : switches.data.anonymous_play}
          disabled={switches.data.anonymous_play_fixed || change.isPending}
          onChange={(on) => {
            change.mutate(on);
          }}
          testid="anonymous-play"
        />
      )}
    </section>
  );
}
