// Name and password. Shown at the address that was asked for, which then shows its page; `then` where there is none.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ProblemNote } from '../../components/ProblemNote';
import { Shell } from '../../components/Shell';
import { usePageTitle } from '../../wiring/hooks';
import { useMe } from '../../wiring/requests';
import { TextInput } from '../parts/Field';
import { Note } from '../parts/Note';
import { useSignIn } from '../requests';

export function SignIn({ then }: { then?: string }) {
  const { t } = useTranslation('staff');
  usePageTitle(t('sign_in.title'));
  const [, navigate] = useLocation();
  const me = useMe();
  const signIn = useSignIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const inside = me.data !== undefined && me.data.account !== null;
  useEffect(() => {
    if (inside && then !== undefined) navigate(then, { replace: true });
  }, [inside, then, navigate]);
  return (
    <Shell>
      <div className="page page--narrow">
        <h1>{t('sign_in.title')}</h1>
        {me.data?.needs_admin === true && <Note tone="warn" title={t('sign_in.needs_admin')} />}
        <form
          className="form form--staff card"
          onSubmit={(event) => {
            event.preventDefault();
            signIn.mutate({ name, password });
          }}
        >
          <p className="muted">{t('sign_in.say')}</p>
          <TextInput
            label={t('sign_in.name')}
            value={name}
            onChange={setName}
            autoComplete="username"
            testid="sign-in-name"
          />
          <TextInput
            label={t('sign_in.password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            testid="sign-in-password"
          />
          <ProblemNote problem={signIn.error} />
          <button
            type="submit"
            className="button button--main button--large"
            data-testid="sign-in"
            disabled={signIn.isPending || name.trim() === '' || password === ''}
          >
            {t('sign_in.submit')}
          </button>
          <p className="field__hint">{t('sign_in.forgot')}</p>
        </form>
      </div>
    </Shell>
  );
}
