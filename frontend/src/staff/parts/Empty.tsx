// Nothing yet: a dashed place, one sentence, and what to do about it.
import type { ReactNode } from 'react';

export function Empty({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <b>{title}</b>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="empty__moves">{actions}</div>}
    </div>
  );
}
