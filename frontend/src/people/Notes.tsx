// What the experimenter and the server have to say, above the page. A message stays until it is closed.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../components/Icon';
import { useInSession } from './inSession';
import { useWords } from './words';

export function Notes() {
  const { seen, messages } = useInSession();
  const { page } = seen;
  const { t } = useWords();
  const [back, closeBack] = useBack(page.away);
  return (
    <div className="notes" aria-live="polite">
      {page.paused && page.ending === null && (
        <Note tone="warn" icon="clock" title={t('note.paused')} testid="paused">
          {t('note.paused_text')}
        </Note>
      )}
      {back && (
        <Note tone="good" icon="check" title={t('note.back')} testid="back-again" onClose={closeBack}>
          {t('note.back_text')}
        </Note>
      )}
      {messages.open.map((message) => (
        <Note
          key={message.number}
          tone="you"
          icon="people"
          title={t('note.message')}
          testid={`message-${message.number}`}
          onClose={() => {
            messages.close(message.number);
          }}
        >
          <span className="note__message">{message.text}</span>
        </Note>
      ))}
    </div>
  );
}

/** Whether somebody was away before and is back, until that was read. */
function useBack(away: boolean): [boolean, () => void] {
  const before = useRef(away);
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (before.current && !away) setBack(true);
    before.current = away;
  }, [away]);
  return [
    back && !away,
    () => {
      setBack(false);
    },
  ];
}

interface NoteProps {
  tone: 'warn' | 'good' | 'you';
  icon: 'clock' | 'check' | 'people';
  title: string;
  testid: string;
  onClose?: () => void;
  children: ReactNode;
}

function Note({ tone, icon, title, testid, onClose, children }: NoteProps) {
  const { t } = useWords();
  return (
    <section className={`note note--${tone}`} aria-label={title} data-testid={testid}>
      <Icon name={icon} />
      <div className="note__text">
        <strong>{title}</strong>
        <p>{children}</p>
      </div>
      {onClose && (
        <button type="button" className="button note__close" onClick={onClose}>
          {t('note.close')}
        </button>
      )}
    </section>
  );
}
