// A question that has to be answered before anything else, on the browser's own <dialog>: it holds the focus.
import { useId, type ReactNode } from 'react';
import { useDialog } from '../components/useDialog';

interface Props {
  open: boolean;
  title: string;
  /** Escape was pressed. */
  onClose: () => void;
  actions: ReactNode;
  /** Under the answers: another way out, that is no part of the question. */
  beside?: ReactNode;
  children: ReactNode;
}

export function AskBox({ open, title, onClose, actions, beside, children }: Props) {
  const id = useId();
  const dialog = useDialog(open);
  return (
    <dialog
      ref={dialog}
      className="ask"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // Some browsers close it at the second Escape whatever is said: the question stands all the same.
        if (open) dialog.current?.showModal();
      }}
    >
      {open && (
        <>
          <h2 id={`${id}-title`}>{title}</h2>
          <div id={`${id}-text`} className="ask__text">
            {children}
          </div>
          <div className="ask__actions">{actions}</div>
          {beside}
        </>
      )}
    </dialog>
  );
}
