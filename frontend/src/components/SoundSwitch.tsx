// Whether payouts are heard, beside the language and the colours.
import { useTranslation } from 'react-i18next';
import { usePaidSwitch } from '../wiring/sound';
import { Icon } from './Icon';

export function SoundSwitch() {
  const { t } = useTranslation();
  const { on, toggle } = usePaidSwitch();
  const label = on ? t('strip.sound_on') : t('strip.sound_off');
  return (
    <button
      type="button"
      className="button button--quiet"
      data-testid="sound"
      aria-label={label}
      title={label}
      aria-pressed={on}
      onClick={toggle}
    >
      <Icon name={on ? 'sound' : 'mute'} />
    </button>
  );
}
