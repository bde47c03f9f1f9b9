// A side panel over the page, on the browser's own <dialog>: it holds the focus and closes with Escape by itself.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import { useDialog } from './useDialog';

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

export function Modal({ open, title, onClose, children }: Props) {
  const { t } = useTranslation();
  const dialog = useDialog(open);
  return (
    <dialog ref={dialog} className="panel" aria-label={title} onClose={onClose}>
      {open && (
        <>
          <header className="panel__head">
            <h2>{title}</h2>
            <button type="button" className="button button--quiet" onClick={onClose}>
              <Icon name="cross" /> {t('app.close')}
            </button>
          </header>
          {/* A scrolling region must be reachable by keyboard. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="panel__body" tabIndex={0} role="region" aria-label={title}>
            {children}
          </div>
        </>
      )}
    </dialog>
  );
}
