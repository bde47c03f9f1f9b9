// What a one-time link opens: a password for an account that an admin has made, or, on a server without an admin, the
// first one. The token stands behind the #, which browsers send nowhere, and leaves the address at once.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ProblemNote } from '../../components/ProblemNote';
import { Shell } from '../../components/Shell';
import type { LinkInfo } from '../../generated/api';
import { limits } from '../../generated/limits';
import { currentLanguage } from '../../i18n';
import { usePageTitle } from '../../wiring/hooks';
import { Bones } from '../parts/Bones';
import { TextInput } from '../parts/Field';
import { Note } from '../parts/Note';
import { useNewPassword } from '../parts/newPassword';
import { useFirstPassword, useLink } from '../requests';

export function First() {
  const { t } = useTranslation('staff');
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    if (token !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [token]);
  const link = useLink(token);
  return (
    <Shell>
      <div className="page page--narrow">
        {token === '' && <NotWhole />}
        {token !== '' && link.isPending && <Bones rows={4} />}
        {link.isError && (
          <>
            <h1>{t('sign_in.title')}</h1>
            <ProblemNote problem={link.error} />
          </>
        )}
        {link.data && <SetPassword token={token} link={link.data} />}
      </div>
    </Shell>
  );
}

function NotWhole() {
  const { t } = useTranslation('staff');
  return (
    <>
      <h1>{t('sign_in.title')}</h1>
      <Note tone="bad" title={t('first.no_link')} />
    </>
  );
}

function SetPassword({ token, link }: { token: string; link: LinkInfo }) {
  const { t } = useTranslation('staff');
  const title = link.name === null ? t('first.title_admin') : t('first.title', { name: link.name });
  usePageTitle(title);
  const [, navigate] = useLocation();
  const set = useFirstPassword();
  const [name, setName] = useState('');
  const chosen = link.name ?? name.trim();
  const password = useNewPassword(chosen);
  return (
    <>
      <h1>{title}</h1>
      <form
        className="form form--staff card"
        onSubmit={(event) => {
          event.preventDefault();
          const wish = { token, name: link.name === null ? chosen : null, password: password.value };
          if (!password.check()) return;
          set.mutate(
            { ...wish, language: currentLanguage() },
            {
              onSuccess: () => {
                navigate('/staff', { replace: true });
              },
            },
          );
        }}
      >
        <p className="muted">
          {link.name === null ? t('first.say_admin') : t('first.say', { name: link.name })}
        </p>
        {link.name === null ? (
          <TextInput
            label={t('first.name')}
            help={t('first.name_help')}
            value={name}
            onChange={setName}
            maxLength={limits.UseLink.name.maxLength}
            autoComplete="username"
            testid="first-name"
          />
        ) : (
          // For the browser's keeper of passwords, which wants to know whose it is.
          <input
            type="text"
            className="hidden"
            autoComplete="username"
            readOnly
            value={link.name}
            tabIndex={-1}
            aria-hidden="true"
          />
        )}
        {password.fields}
        <ProblemNote problem={set.error} />
        <button
          type="submit"
          className="button button--main button--large"
          data-testid="set-password"
          disabled={set.isPending || chosen === '' || password.value === ''}
        >
          {t('first.submit')}
        </button>
      </form>
    </>
  );
}
