// Take a seat with a join code. Opening the link uses nothing up; only the button does.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../components/ProblemNote';
import { Shell } from '../components/Shell';
import { TextField } from '../components/TextField';
import { limits } from '../generated/limits';
import { randomId } from '../net/randomId';
import { usePageTitle } from '../wiring/hooks';
import { keptName, keepName } from '../wiring/name';
import { useJoinGame } from '../wiring/requests';

const { code: CODE, name: NAME } = limits.Join;

export function Join({ code: given }: { code: string }) {
  const { t } = useTranslation();
  usePageTitle(t('join.title'));
  const [code, setCode] = useState(given);
  const [name, setName] = useState(keptName);
  // The same key on a second try: when the first answer was lost, it brings the same seat and not another one.
  const [key] = useState(randomId);
  const seat = useJoinGame();
  const join = (): void => {
    keepName(name);
    seat.mutate({ code: code.trim(), name: name.trim(), key });
  };
  return (
    <Shell>
      <div className="page page--narrow">
        <h1>{t('join.title')}</h1>
        <form
          className="form card"
          onSubmit={(event) => {
            event.preventDefault();
            join();
          }}
        >
          <TextField
            label={t('join.code')}
            hint={t('join.code_hint')}
            value={code}
            maxLength={CODE.maxLength}
            testid="join-code"
            onChange={setCode}
          />
          <TextField
            label={t('join.name')}
            hint={t('create.name_hint')}
            value={name}
            maxLength={NAME.maxLength}
            testid="player-name"
            autoComplete="nickname"
            onChange={setName}
          />
          <ProblemNote problem={seat.error} />
          <button
            type="submit"
            className="button button--main button--large"
            data-testid="join"
            disabled={seat.isPending || code.trim().length < CODE.minLength}
          >
            {t('join.submit')}
          </button>
        </form>
      </div>
    </Shell>
  );
}
