// Something to know, in one of four tones: it went well, it asks for a person, it is wrong, it is about what you hold.
import type { ReactNode } from 'react';
import { Icon } from '../../components/Icon';

const ICONS = { good: 'check', warn: 'warning', bad: 'cross', you: 'lock' } as const;

interface Props {
  tone: keyof typeof ICONS;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Told to who does not see it: at once for what went wrong. */
  live?: boolean;
}

export function Note({ tone, title, children, action, live = false }: Props) {
  const role = !live ? undefined : tone === 'bad' ? 'alert' : 'status';
  return (
    <div className={`note note--${tone}`} role={role}>
      <Icon name={ICONS[tone]} />
      <div className="note__words">
        <b>{title}</b>
        {children !== undefined && <div className="note__more">{children}</div>}
      </div>
      {action}
    </div>
  );
}
