// Calling the experimenter: a few words, and that they were told. How to reach somebody else, and how to end one's part,
// stand below.
import { useId, useState } from 'react';
import { Icon } from '../components/Icon';
import { Modal } from '../components/Modal';
import { ProblemNote } from '../components/ProblemNote';
import { limits } from '../generated/limits';
import { HttpProblem } from '../net/http';
import type { ParticipantAct } from '../net/session';
import { AskBox } from './AskBox';
import { useInSession } from './inSession';
import { MyDataLink } from './MyDataLink';
import { Prose } from './Prose';
import { useWords } from './words';

/** Does one act at a time, and says what became of it. */
function useOneAct(): [(act: ParticipantAct) => Promise<boolean>, HttpProblem | null, boolean] {
  const { actions } = useInSession();
  const [problem, setProblem] = useState<HttpProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const once = async (act: ParticipantAct): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await actions.act(act);
      return true;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      setProblem(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return [once, problem, busy];
}

export function HelpPanel({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const { seen } = useInSession();
  const { page } = seen;
  const contact = `${page.contact.en}${page.contact.zh}`.trim() !== '';
  return (
    <Modal open={open} title={t('call.title')} onClose={onClose}>
      <div className="call-panel">
        <Call />
        {contact && (
          <section>
            <h3>{t('call.contact')}</h3>
            <Prose text={page.contact} />
          </section>
        )}
        <MyDataLink code={page.data_code} />
        {page.ending === null && <Leave onLeft={onClose} />}
      </div>
    </Modal>
  );
}

/** The call itself, and that it was heard. */
export function Call() {
  const { t } = useWords();
  const { page } = useInSession().seen;
  return (
    <>
      {page.help_open && (
        <p className="call-panel__told" role="status" data-testid="help-told">
          <Icon name="check" /> <span>{t('call.told')}</span>
        </p>
      )}
      {page.ending === null && <CallForm again={page.help_open} />}
    </>
  );
}

function CallForm({ again }: { again: boolean }) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [once, problem, busy] = useOneAct();
  const call = async (): Promise<void> => {
    // A call without words is a call all the same.
    if (await once({ kind: 'help', text: text.trim() || t('call.wordless') })) setText('');
  };
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        void call();
      }}
    >
      <label htmlFor={id}>{again ? t('call.more') : t('call.what')}</label>
      <textarea
        id={id}
        className="input"
        rows={4}
        data-testid="help-text"
        maxLength={limits.HelpIn.text.maxLength}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <ProblemNote problem={problem} />
      <button type="submit" className="button button--main" data-testid="help-send" aria-disabled={busy}>
        {t('call.send')}
      </button>
    </form>
  );
}

function Leave({ onLeft }: { onLeft: () => void }) {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const [once, problem] = useOneAct();
  const close = (): void => {
    setSure(false);
  };
  const leave = async (): Promise<void> => {
    if (await once({ kind: 'withdraw' })) onLeft();
  };
  return (
    <section className="call-panel__leave">
      <h3>{t('leave.title')}</h3>
      <p className="muted">{t('leave.text')}</p>
      <button
        type="button"
        className="button button--danger"
        data-testid="leave"
        onClick={() => {
          setSure(true);
        }}
      >
        {t('leave.button')}
      </button>
      <AskBox
        open={sure}
        title={t('leave.sure')}
        onClose={close}
        actions={
          <>
            <button type="button" className="button button--main" onClick={close}>
              {t('leave.stay')}
            </button>
            <button type="button" className="button button--danger" data-testid="leave-sure" onClick={leave}>
              {t('leave.button')}
            </button>
          </>
        }
      >
        <p>{t('leave.sure_text')}</p>
        <ProblemNote problem={problem} />
      </AskBox>
    </section>
  );
}
