// A question before something that is hard to take back: what happens in a sentence, and the two answers. The safe one
// has the focus first.
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote, type Told } from '../../components/ProblemNote';
import { Ask } from './Ask';

interface Props {
  title: string;
  children?: ReactNode;
  /** What is done, as a verb. */
  action: string;
  /** Something is taken away by it. */
  danger?: boolean;
  busy?: boolean;
  problem?: Told | null;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Shown as long as it is there. */
export function Confirm({
  title,
  children,
  action,
  danger = false,
  busy = false,
  problem = null,
  onConfirm,
  onCancel,
}: Props) {
  const { t } = useTranslation('staff');
  const id = useId();
  return (
    <Ask labelledBy={id} onClose={onCancel}>
      <h2 id={id}>{title}</h2>
      {children !== undefined && <div className="ask__say">{children}</div>}
      <ProblemNote problem={problem} />
      <div className="ask__moves">
        <button
          type="button"
          className="button button--quiet"
          data-testid="confirm-cancel"
          onClick={onCancel}
        >
          {t('parts.cancel')}
        </button>
        <button
          type="button"
          className={danger ? 'button button--bad' : 'button button--main'}
          data-testid="confirm"
          disabled={busy}
          onClick={onConfirm}
        >
          {action}
        </button>
      </div>
    </Ask>
  );
}
