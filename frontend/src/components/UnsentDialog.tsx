// Before Ready, where numbers were changed and not sent: send them, drop them, or go back to them.
import { useTranslation } from 'react-i18next';
import { listed, money } from '../format';
import type { Unsent } from '../state/draft';
import { useDialog } from './useDialog';

interface Props {
  open: boolean;
  unsent: readonly Unsent[];
  onSend: () => void;
  onDrop: () => void;
  onBack: () => void;
}

export function UnsentDialog({ open, unsent, onSend, onDrop, onBack }: Props) {
  const { t } = useTranslation();
  const dialog = useDialog(open);
  const names = listed(unsent.map(({ federation }) => federation.name));
  const [only, ...more] = unsent;
  const member = only?.federation.my_membership != null && more.length === 0;
  return (
    <dialog
      ref={dialog}
      className="choose"
      aria-labelledby="unsent-title"
      data-testid="unsent"
      onClose={onBack}
    >
      {open && (
        <>
          <h2 id="unsent-title">{t(member ? 'unsent.title_member' : 'unsent.title', { names })}</h2>
          <p className="number">
            {only && more.length === 0
              ? t('unsent.one', { payment: money(only.draft.payment_cents) })
              : t('unsent.many')}
          </p>
          <div className="choose__moves">
            <button type="button" className="button button--quiet" data-testid="unsent-back" onClick={onBack}>
              {t('unsent.back')}
            </button>
            <button type="button" className="button" data-testid="unsent-drop" onClick={onDrop}>
              {t('unsent.drop')}
            </button>
            <button type="button" className="button button--main" data-testid="unsent-send" onClick={onSend}>
              {t('unsent.send')}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
