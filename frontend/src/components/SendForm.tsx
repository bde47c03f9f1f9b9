// A few fields and the one large button that sends them, with what went wrong above it.
import type { ReactNode } from 'react';

interface Props {
  className?: string;
  children: ReactNode;
  problem: ReactNode;
  /** What the button says. */
  action: string;
  testid: string;
  disabled: boolean;
  /** What stands below the button. */
  note?: ReactNode;
  onSend: () => void;
}

/** Enter sends too, but only what the button would. */
export function SendForm({
  className = 'form card',
  children,
  problem,
  action,
  testid,
  disabled,
  note,
  onSend,
}: Props) {
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!disabled) onSend();
      }}
    >
      {children}
      {problem}
      <button
        type="submit"
        className="button button--main button--large"
        data-testid={testid}
        disabled={disabled}
      >
        {action}
      </button>
      {note}
    </form>
  );
}
