// What is done with a whole arm, each in a window of its own: TOML both ways, comparing, copies that differ in one key.
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { ProblemNote, type Told } from '../../components/ProblemNote';
import { Ask } from '../parts/Ask';

interface Props {
  title: string;
  children: ReactNode;
  moves?: ReactNode;
  problem?: Told | null;
  onClose: () => void;
}

/** Shown as long as it is there. */
export function Window({ title, children, moves, problem = null, onClose }: Props) {
  const { t } = useTranslation('arms');
  const id = useId();
  return (
    <Ask wide labelledBy={id} onClose={onClose}>
      <div className="card__head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="remove" aria-label={t('dialog.close')} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      {children}
      <ProblemNote problem={problem} />
      {moves !== undefined && <div className="ask__moves">{moves}</div>}
    </Ask>
  );
}

/** Reads a file of this computer, and hands on what is in it. */
export function TomlFile({ onText }: { onText: (text: string) => void }) {
  const { t } = useTranslation('arms');
  return (
    <label className="button file">
      <input
        type="file"
        className="hidden"
        accept=".toml,text/plain"
        onChange={async (event) => {
          const file = event.target.files?.[0];
          if (file) onText(await file.text());
        }}
      />
      {t('toml.file')}
    </label>
  );
}

interface TomlProps {
  url: string;
  locked: boolean;
  onRead: (toml: string) => Promise<void>;
  onClose: () => void;
}

/** The arm as a scenario file, to be taken away; and another one in its place. */
export function TomlWindow({ url, locked, onRead, onClose }: TomlProps) {
  const { t } = useTranslation('arms');
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<Told | null>(null);
  const id = useId();
  useEffect(() => {
    const asked = new AbortController();
    const load = async (): Promise<void> => {
      const answer = await fetch(new Request(url, { signal: asked.signal, credentials: 'same-origin' }));
      if (answer.ok) setText(await answer.text());
    };
    load().catch(() => undefined);
    return () => {
      asked.abort();
    };
  }, [url]);
  const read = async (): Promise<void> => {
    try {
      await onRead(text ?? '');
      onClose();
    } catch (error) {
      setProblem(error as Told);
    }
  };
  return (
    <Window
      title={t('toml.title')}
      problem={problem}
      onClose={onClose}
      moves={
        <>
          <a className="button" href={url} download>
            <Icon name="download" /> {t('toml.download')}
          </a>
          {!locked && (
            <button type="button" className="button button--main" data-testid="toml-read" onClick={read}>
              {t('toml.read')}
            </button>
          )}
        </>
      }
    >
      <p className="muted small">{t(locked ? 'toml.say_locked' : 'toml.say')}</p>
      {!locked && <TomlFile onText={setText} />}
      <label htmlFor={id} className="hidden">
        {t('toml.text')}
      </label>
      <textarea
        id={id}
        className="input toml"
        data-testid="toml"
        spellCheck={false}
        readOnly={locked}
        value={text ?? ''}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
    </Window>
  );
}
