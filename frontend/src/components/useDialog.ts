// A <dialog> that stays in the page and is opened and closed by what it is told, as a modal one: it holds the focus.
import { useEffect, useRef, type RefObject } from 'react';

export function useDialog(open: boolean): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return dialog;
}
