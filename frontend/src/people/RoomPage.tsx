// The door of a session: what a code opens. Looking takes nothing; Start takes a place.
import '../styles/game.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { ProblemNote } from '../components/ProblemNote';
import { SendForm } from '../components/SendForm';
import { Shell } from '../components/Shell';
import { TextField } from '../components/TextField';
import type { RoomInfo } from '../generated/api';
import { limits } from '../generated/limits';
import { currentLanguage, setLanguage } from '../i18n';
import { randomId } from '../net/randomId';
import { lookAtRoom, startSession } from '../net/session';
import { usePageTitle } from '../wiring/hooks';
import { thisDevice } from './device';
import { parametersOf } from './parameters';
import { Prose } from './Prose';
import { useHash } from '../wiring/useHash';
import { useWords } from './words';
import './styles/index.css';
import { forTab } from '../wiring/storage';

const { code: CODE, label: LABEL, name: NAME } = limits.StartSession;

export function RoomPage() {
  const { t } = useWords();
  const code = useHash();
  const {
    data: room,
    error,
    isFetching,
    refetch,
  } = useQuery({
    queryKey: ['room', code],
    queryFn: () => lookAtRoom(code),
    enabled: code !== '',
    gcTime: 0,
  });
  usePageTitle(room?.title ?? t('room.title'));
  useEffect(() => {
    if (room && room.languages !== 'both') void setLanguage(room.languages);
  }, [room]);
  return (
    <Shell study={{ title: room?.title ?? '', languages: !room || room.languages === 'both', rules: false }}>
      <div className="page page--session">
        {room ? (
          <Door key={code} code={code} room={room} onLook={() => void refetch()} />
        ) : (
          <CodeForm
            key={code}
            code={code}
            looking={isFetching}
            problem={<ProblemNote problem={error} />}
            onCode={(typed) => {
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
  problem: ReactNode;
  onCode: (code: string) => void;
}

function CodeForm({ code, looking, problem, onCode }: CodeFormProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(code);
  // A whole link may be pasted; only what stands behind its # is the code.
  const wanted = (typed.split('#').at(-1) ?? '').trim();
  return (
    <>
      <h1>{t('room.title')}</h1>
      <SendForm
        problem={problem}
        action={looking ? t('room.looking') : t('room.look')}
        testid="look"
        disabled={looking || wanted === ''}
        onSend={() => {
          onCode(wanted);
        }}
      >
        <TextField
          label={t('room.code')}
          hint={t('room.code_hint')}
          value={typed}
          maxLength={CODE.maxLength}
          testid="room-code"
          onChange={setTyped}
        />
      </SendForm>
    </>
  );
}

const KEY = 'fedgame.room-key';

/** The key of this tab for a room: when the answer to Start is lost, another Start comes back to the same place. */
function startKey(code: string): string {
  const place = `${KEY}.${code}`;
  const kept = forTab.get(place);
  if (kept !== null) return kept;
  const made = randomId();
  forTab.set(place, made);
  return made;
}

function Door({ code, room, onLook }: { code: string; room: RoomInfo; onLook: () => void }) {
  const { t } = useWords();
  return (
    <>
      <header className="door__head">
        <h1>{room.title}</h1>
        {room.rehearsal && <span className="rehearsal">{t('session.rehearsal')}</span>}
      </header>
      {room.held !== null ? (
        <section className="card door" data-testid="held">
          <h2>{t('room.held')}</h2>
          <p>{t('room.held_text')}</p>
          <Link
            to={`/session/${room.held}`}
            className="button button--main button--large"
            data-testid="go-on"
          >
            {t('room.go_on')}
          </Link>
        </section>
      ) : room.state === 'open' ? (
        <StartForm code={code} room={room} />
      ) : (
        <section className="card door" data-testid={`room-${room.state}`}>
          <h2>{t(`room.${room.state}`)}</h2>
          <p>{t(`room.${room.state}_text`)}</p>
          <button type="button" className="button" onClick={onLook}>
            {t('room.look_again')}
          </button>
        </section>
      )}
      <Contact room={room} />
    </>
  );
}

function Contact({ room }: { room: RoomInfo }) {
  const { t } = useWords();
  const { en, zh } = room.contact;
  if (`${en}${zh}`.trim() === '') return null;
  return (
    <section className="muted">
      <h2 className="door__contact">{t('room.contact')}</h2>
      <Prose text={room.contact} />
    </section>
  );
}

function StartForm({ code, room }: { code: string; room: RoomInfo }) {
  const { t } = useWords();
  // The language is told with Start; choosing another one draws this anew.
  useTranslation();
  const [, navigate] = useLocation();
  const [label, setLabel] = useState('');
  const [name, setName] = useState('');
  const asksLabel = room.label === null && room.labels !== 'none';
  const start = useMutation({
    mutationFn: startSession,
    onSuccess: ({ session_id }) => {
      navigate(`/session/${session_id}`);
    },
  });
  const begin = (): void => {
    start.mutate({
      code,
      label: asksLabel && label.trim() !== '' ? label.trim() : null,
      name: name.trim(),
      parameters: parametersOf(window.location.search),
      language: currentLanguage(),
      device: thisDevice(),
      key: startKey(code),
    });
  };
  return (
    <SendForm
      className="form card door"
      problem={<ProblemNote problem={start.error} />}
      action={start.isPending ? t('room.starting') : t('room.start')}
      testid="start"
      disabled={
        start.isPending || start.isSuccess || (room.labels === 'required' && asksLabel && label.trim() === '')
      }
      note={<p className="muted">{t('room.takes_nothing')}</p>}
      onSend={begin}
    >
      {room.label !== null && (
        <p>
          {t('room.as')} <strong>{room.label}</strong>
        </p>
      )}
      {asksLabel && (
        <TextField
          label={room.labels === 'required' ? t('room.label') : t('room.label_optional')}
          hint={t('room.label_hint')}
          value={label}
          maxLength={LABEL.maxLength}
          testid="label"
          onChange={setLabel}
        />
      )}
      {room.names && (
        <TextField
          label={t('room.name')}
          hint={t('room.name_hint')}
          value={name}
          maxLength={NAME.maxLength}
          testid="name"
          autoComplete="nickname"
          onChange={setName}
        />
      )}
    </SendForm>
  );
}
