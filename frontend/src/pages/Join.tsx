// Take a seat with a join code. Opening the link uses nothing up; only the button does.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../components/ProblemNote';
import { Shell } from '../components/Shell';
import { TextField } from '../components/TextField';
import { LIMITS } from '../generated/limits';
import { joinGame } from '../net/http';
import { randomId } from '../net/randomId';
import { navigate } from '../router';
import { keptName, keepName } from '../wiring/name';

export function Join({ code: given }: { code: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(given);
  const [name, setName] = useState(keptName);
  // The same key on a second try: when the first answer was lost, it brings the same seat and not another one.
  const [key] = useState(randomId);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const join = async (): Promise<void> => {
    setSending(true);
    setProblem(null);
    keepName(name);
    try {
      const joined = await joinGame({ code: code.trim(), name: name.trim(), key });
      navigate(`/game/${joined.game_id}`);
    } catch (error) {
      setProblem(error);
      setSending(false);
    }
  };
  return (
    <Shell>
      <div className="page page--narrow">
        <h1>{t('join.title')}</h1>
        <form
          className="form card"
          onSubmit={(event) => {
            event.preventDefault();
            void join();
          }}
        >
          <TextField
            label={t('join.code')}
            hint={t('join.code_hint')}
            value={code}
            maxLength={LIMITS.Join.code.maxLength}
            testid="join-code"
            onChange={setCode}
          />
          <TextField
            label={t('join.name')}
            hint={t('create.name_hint')}
            value={name}
            maxLength={LIMITS.Join.name.maxLength}
            testid="player-name"
            autoComplete="nickname"
            onChange={setName}
          />
          <ProblemNote problem={problem} />
          <button
            type="submit"
            className="button button--main button--large"
            data-testid="join"
            disabled={sending || code.trim() === ''}
          >
            {t('join.submit')}
          </button>
        </form>
      </div>
    </Shell>
  );
}
