// How much of something is done, with the same in words; an unknown whole has no bar, only the words.
import type { ReactNode } from 'react';

export function Progress({
  label,
  done,
  all,
  children,
}: {
  label: string;
  done: number;
  all: number;
  children?: ReactNode;
}) {
  return (
    <div className="progressing">
      <progress aria-label={label} value={done} max={Math.max(all, 1)} />
      {children !== undefined && <div className="progressing__words number">{children}</div>}
    </div>
  );
}
