// A button and what it opens above the page: the browser's own popover, which closes by Escape and by a press elsewhere and
// gives the focus back. Where it stands is worked out here, until all browsers can anchor one.
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { noteClosed } from '../wiring/closed';

const GAP = 4;
const MARGIN = 8;

interface Props {
  /** The name of what is opened. */
  label: string;
  className: string;
  /** What the button is, and what stands on it. */
  button: { className: string; label?: string; testid?: string; children: ReactNode };
  /** Above the button where there is room; below it otherwise. */
  above?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Shown while it is open; a press on a link or a button in it closes it where `once`. */
  once?: boolean;
  children: ReactNode;
}

export function Popover({
  label,
  className,
  button,
  above = false,
  once = false,
  onOpenChange,
  children,
}: Props) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const opened = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (open && opener.current && opened.current) place(opened.current, opener.current, above);
  }, [open, above]);
  useEffect(() => {
    const element = opened.current;
    if (!element || !once) return;
    const chosen = (event: Event): void => {
      if ((event.target as Element).closest('a, button')) element.hidePopover();
    };
    element.addEventListener('click', chosen);
    return () => {
      element.removeEventListener('click', chosen);
    };
  }, [once]);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={button.className}
        data-testid={button.testid}
        aria-label={button.label}
        popoverTarget={id}
      >
        {button.children}
      </button>
      <div
        ref={opened}
        id={id}
        popover="auto"
        role={open ? 'dialog' : undefined}
        aria-label={label}
        className={`over ${className}`}
        onBeforeToggle={(event) => {
          if (event.newState === 'closed') noteClosed();
        }}
        onToggle={(event) => {
          const isOpen = event.newState === 'open';
          setOpen(isOpen);
          onOpenChange?.(isOpen);
        }}
      >
        {open && children}
      </div>
    </>
  );
}

/** Beside the button, within the window; it scrolls with the page. */
function place(opened: HTMLElement, opener: HTMLElement, above: boolean): void {
  const at = opener.getBoundingClientRect();
  const { width, height } = opened.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const middle = above ? at.left + at.width / 2 - width / 2 : at.right - width;
  const left = Math.max(MARGIN, Math.min(middle, clientWidth - width - MARGIN));
  const over = at.top - height - GAP;
  const top = above && over >= MARGIN ? over : at.bottom + GAP;
  opened.style.left = `${left + window.scrollX}px`;
  opened.style.top = `${top + window.scrollY}px`;
}
