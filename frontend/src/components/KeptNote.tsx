// Why nothing can be done now, though a game runs: it is paused, or the server plays the own seat. Calm and in sight.
import { useTranslation } from 'react-i18next';
import { clock } from '../format';
import type { View } from '../generated/wire';
import { keptFrom } from '../state/acting';
import { Icon } from './Icon';
import type { ReactNode } from 'react';

/** `children`: what whoever runs the game can do about it. */
export function KeptNote({ message, children }: { message: View; children?: ReactNode }) {
  const { t } = useTranslation();
  const kept = keptFrom(message);
  const left = message.deadline_ms;
  // The region is always there, so that what comes into it is announced.
  return (
    <div className="kept-region" role="status">
      {kept !== null && (
        <div className="kept" data-testid="kept">
          <Icon name={kept === 'paused' ? 'pause' : 'bot'} size={20} />
          <p>
            <strong>{kept === 'paused' ? t('kept.paused') : t('kept.stood_in')}</strong>{' '}
            <span className="kept__more number">
              {kept === 'stood_in' && t('kept.stood_in_more')}
              {kept === 'paused' && left !== null && t('kept.paused_left', { time: clock(left) })}
              {kept === 'paused' && left === null && t('kept.paused_more')}
            </span>
          </p>
          {kept === 'paused' && children}
        </div>
      )}
    </div>
  );
}
