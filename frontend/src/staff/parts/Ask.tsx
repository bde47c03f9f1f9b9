// The window of a question or a task, on the browser's own <dialog>, which holds the focus and closes with Escape.
import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** The id of its heading. */
  labelledBy: string;
  wide?: boolean;
  children: ReactNode;
  /** Escape was pressed. */
  onClose: () => void;
}

/** Shown as long as it is there. */
export function Ask({ labelledBy, wide = false, children, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? 'ask ask--wide' : 'ask'}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
