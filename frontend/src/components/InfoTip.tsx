// A word explained where it stands: a small button that opens one sentence. It works by touch and by keyboard.
import * as Popover from '@radix-ui/react-popover';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

export function InfoTip({ term, children }: { term: string; children: string }) {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger className="info" aria-label={t('app.explain', { term })}>
        <Icon name="info" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover"
          side="top"
          sideOffset={4}
          collisionPadding={12}
          aria-label={term}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
