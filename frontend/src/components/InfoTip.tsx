// A word explained where it stands: a small button that opens one sentence. It works by touch and by keyboard.
import { useTranslation } from 'react-i18next';
import { useDoings } from '../wiring/looked';
import { Icon } from './Icon';
import { Popover } from './Popover';

export function InfoTip({ term, children }: { term: string; children: string }) {
  const { t } = useTranslation();
  const tell = useDoings();
  return (
    <Popover
      label={term}
      className="popover"
      above
      button={{
        className: 'info',
        label: t('app.explain', { term }),
        children: <Icon name="info" size={14} />,
      }}
      onOpenChange={(open) => {
        tell({ kind: open ? 'looked' : 'closed', what: 'help.term' });
      }}
    >
      {children}
    </Popover>
  );
}
