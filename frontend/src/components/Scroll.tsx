// A box for a table that may be larger than its place: it scrolls inside, also with the keyboard, and widens nothing
// around it.
import type { ReactNode } from 'react';

interface Props {
  label: string;
  /** For tables of any length: no higher than a part of the screen, with the head of the table always in sight. */
  bounded?: boolean;
  children: ReactNode;
}

export function Scroll({ label, bounded = false, children }: Props) {
  const classes = bounded ? 'scroll scroll--bounded' : 'scroll';
  return (
    // Without a place in the order of focus it could not be scrolled by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
