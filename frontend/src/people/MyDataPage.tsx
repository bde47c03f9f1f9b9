// What is stored about somebody who takes or took part: to be seen, taken along, and erased. Found by the data code alone, so
// that it works from any device and long after the study.
import '../styles/game.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ProblemNote } from '../components/ProblemNote';
import { SendForm } from '../components/SendForm';
import { Shell } from '../components/Shell';
import { TextField } from '../components/TextField';
import { dateTime } from '../format';
import type { MyData } from '../generated/api';
import { limits } from '../generated/limits';
import { eraseMyData, myData } from '../net/session';
import { usePageTitle } from '../wiring/hooks';
import { AskBox } from './AskBox';
import { MyDataCards } from './MyDataCards';
import { useHash } from '../wiring/useHash';
import { useWords } from './words';
import './styles/index.css';

const { code: CODE } = limits.DataCodeIn;

export function MyDataPage() {
  const { t } = useWords();
  const code = useHash();
  const {
    data: mine,
    error,
    isFetching,
    refetch,
  } = useQuery({ queryKey: ['my-data', code], queryFn: () => myData(code), enabled: code !== '', gcTime: 0 });
  usePageTitle(t('mine.title'));
  return (
    <Shell study={{ title: mine?.title ?? '', languages: true, rules: false }}>
      <div className="page page--session mine">
        <h1>{t('mine.title')}</h1>
        {mine ? (
          <Found mine={mine} onErased={() => void refetch()} />
        ) : (
          <CodeForm key={code} code={code} looking={isFetching} problem={<ProblemNote problem={error} />} />
        )}
      </div>
    </Shell>
  );
}

function CodeForm({ code, looking, problem }: { code: string; looking: boolean; problem: ReactNode }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(code);
  return (
    <SendForm
      problem={problem}
      action={looking ? t('mine.looking') : t('mine.look')}
      testid="look-data"
      disabled={looking || typed.trim() === ''}
      onSend={() => {
        window.location.hash = (typed.split('#').at(-1) ?? '').trim();
      }}
    >
      <TextField
        label={t('mine.code')}
        hint={t('mine.code_hint')}
        value={typed}
        maxLength={CODE.maxLength}
        testid="data-code"
        onChange={setTyped}
      />
    </SendForm>
  );
}

function Found({ mine, onErased }: { mine: MyData; onErased: () => void }) {
  const { t } = useWords();
  return (
    <>
      <p className="mine__lead">
        {mine.title} · {t('mine.participant', { number: mine.participant })}
      </p>
      {mine.erased_at !== null && (
        <div className="card mine__erased" role="status" data-testid="erased">
          <strong>{t('mine.erased', { at: dateTime(mine.erased_at) })}</strong>
          <p>{t('mine.erased_text')}</p>
        </div>
      )}
      <MyDataCards mine={mine} />
      <div className="stage__buttons">
        <button
          type="button"
          className="button button--main"
          data-testid="take-data"
          onClick={() => {
            saveFile(mine);
          }}
        >
          {t('mine.download')}
        </button>
        {mine.erased_at === null && <Erase mine={mine} onErased={onErased} />}
      </div>
    </>
  );
}

function Erase({ mine, onErased }: { mine: MyData; onErased: () => void }) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const close = (): void => {
    setAsked(false);
  };
  const erasing = useMutation({
    mutationFn: () => eraseMyData(mine.code),
    onSuccess: () => {
      close();
      onErased();
    },
  });
  return (
    <>
      <button
        type="button"
        className="button button--danger"
        data-testid="erase"
        onClick={() => {
          setAsked(true);
        }}
      >
        {t('mine.erase')}
      </button>
      <AskBox
        open={asked}
        title={t('mine.erase_sure')}
        onClose={close}
        actions={
          <>
            <button type="button" className="button button--main" onClick={close}>
              {t('mine.keep')}
            </button>
            <button
              type="button"
              className="button button--danger"
              data-testid="erase-sure"
              disabled={erasing.isPending}
              onClick={() => {
                erasing.mutate();
              }}
            >
              {t('mine.erase')}
            </button>
          </>
        }
      >
        <p>{t('mine.erase_text')}</p>
        {mine.ending === null && <p>{t('mine.erase_running')}</p>}
        {mine.pay && mine.pay.total_cents > 0 && (
          <p>{t('mine.erase_pay', { code: mine.pay.completion_code })}</p>
        )}
        <ProblemNote problem={erasing.error} />
      </AskBox>
    </>
  );
}

/** All of it as one file that any program reads. */
function saveFile(mine: MyData): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(mine, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `fedgame-${mine.session_id}-participant-${mine.participant}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
