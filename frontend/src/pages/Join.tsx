// The door of a game: what a code opens. Looking takes nothing; only the button takes a seat, and who has one already goes
// on in it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ProblemNote, type Told } from '../components/ProblemNote';
import { SendForm } from '../components/SendForm';
import { Setup } from '../components/Setup';
import { Shell } from '../components/Shell';
import { TextField } from '../components/TextField';
import type { GameInvite } from '../generated/api';
import { limits } from '../generated/limits';
import { randomId } from '../net/randomId';
import { usePageTitle } from '../wiring/hooks';
import { keptName, keepName } from '../wiring/name';
import { useInvite, useJoinGame } from '../wiring/requests';
import { useHash } from '../wiring/useHash';

const { code: CODE, name: NAME } = limits.Join;

/** `given` is the code in the address of an old link; it stands behind the # now, where no log of a server has it. */
export function Join({ code: given }: { code: string }) {
  const { t } = useTranslation();
  usePageTitle(t('join.title'));
  const code = useHash() || given;
  const [asking, setAsking] = useState(false);
  const { data: invite, error, isFetching, refetch } = useInvite(code);
  return (
    <Shell>
      <div className="page page--narrow">
        <h1>{t('join.title')}</h1>
        {invite && !asking ? (
          <Door
            key={code}
            code={code}
            invite={invite}
            onLook={() => void refetch()}
            onOther={() => {
              setAsking(true);
            }}
          />
        ) : (
          <CodeForm
            key={code}
            code={asking ? '' : code}
            looking={isFetching}
            problem={error}
            onCode={(typed) => {
              setAsking(false);
              if (typed === code) void refetch();
              else window.location.hash = typed;
            }}
          />
        )}
      </div>
    </Shell>
  );
}

interface CodeFormProps {
  code: string;
  looking: boolean;
  problem: Told | null;
  onCode: (code: string) => void;
}

function CodeForm({ code, looking, problem, onCode }: CodeFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(code);
  // A whole link may be pasted; only what stands behind its # is the code.
  const wanted = (typed.split('#').at(-1) ?? '').trim();
  return (
    <SendForm
      problem={<ProblemNote problem={problem} />}
      action={looking ? t('join.looking') : t('join.look')}
      testid="look"
      disabled={looking || wanted.length < CODE.minLength}
      onSend={() => {
        onCode(wanted);
      }}
    >
      <TextField
        label={t('join.code')}
        hint={t('join.code_hint')}
        value={typed}
        maxLength={CODE.maxLength}
        testid="join-code"
        onChange={setTyped}
      />
    </SendForm>
  );
}

interface DoorProps {
  code: string;
  invite: GameInvite;
  onLook: () => void;
  onOther: () => void;
}

function Door({ code, invite, onLook, onOther }: DoorProps) {
  const { t } = useTranslation();
  const { held, setup, status, taken } = invite;
  const why = status === 'lobby' ? (taken < setup.persons ? null : 'full') : status;
  return (
    <>
      {held !== null ? (
        <section className="card door" data-testid="held">
          <h2>{t('join.held')}</h2>
          <p>{t('join.held_text')}</p>
          <Link to={`/game/${held}`} className="button button--main button--large" data-testid="go-on">
            {t('join.go_on')}
          </Link>
        </section>
      ) : why === null ? (
        <NameForm code={code} taken={taken} persons={setup.persons} />
      ) : (
        <section className="card door" data-testid={`join-${why}`}>
          <h2>{t(`join.${why}`)}</h2>
          <p>{t(`join.${why}_text`)}</p>
          <button type="button" className="button" data-testid="look-again" onClick={onLook}>
            {t('join.look_again')}
          </button>
        </section>
      )}
      <Setup setup={setup} />
      <button type="button" className="button button--quiet door__other" onClick={onOther}>
        {t('join.other')}
      </button>
    </>
  );
}

function NameForm({ code, taken, persons }: { code: string; taken: number; persons: number }) {
  const { t } = useTranslation();
  const [name, setName] = useState(keptName);
  // The same key on a second try: when the first answer was lost, it brings the same seat and not another one.
  const [key] = useState(randomId);
  const seat = useJoinGame();
  return (
    <SendForm
      problem={<ProblemNote problem={seat.error} />}
      action={t('join.submit')}
      testid="join"
      disabled={seat.isPending}
      note={<p className="muted">{t('join.takes_nothing')}</p>}
      onSend={() => {
        keepName(name);
        seat.mutate({ code, name: name.trim(), key });
      }}
    >
      <p className="number">{t('join.seats', { taken, persons })}</p>
      <TextField
        label={t('join.name')}
        hint={t('create.name_hint')}
        value={name}
        maxLength={NAME.maxLength}
        testid="player-name"
        autoComplete="nickname"
        onChange={setName}
      />
    </SendForm>
  );
}
