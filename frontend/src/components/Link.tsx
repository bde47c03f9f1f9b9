// A link to a page of this client: an ordinary link that does not load the page anew.
import type { MouseEvent, ReactNode } from 'react';
import { navigate } from '../router';

interface Props {
  to: string;
  className?: string;
  label?: string;
  testid?: string;
  children: ReactNode;
}

export function Link({ to, className, label, testid, children }: Props) {
  const follow = (event: MouseEvent): void => {
    // A click that asks for a new tab or window stays the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} className={className} aria-label={label} data-testid={testid} onClick={follow}>
      {children}
    </a>
  );
}
