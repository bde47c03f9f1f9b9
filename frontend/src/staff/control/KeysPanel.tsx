// All keys of the list, and the switch that turns them off.
import { Modal } from '../../components/Modal';
import { Switch } from '../parts/Switch';
import { useWords } from './say';

interface Props {
  open: boolean;
  on: boolean;
  onSwitch: (on: boolean) => void;
  onClose: () => void;
}

const KEYS = [
  ['j k', 'next'],
  ['x', 'choose'],
  ['a', 'choose_all'],
  ['o', 'open'],
  ['m', 'message'],
  ['/', 'search'],
  ['Esc', 'none'],
  ['?', 'help'],
] as const;

export function KeysPanel({ open, on, onSwitch, onClose }: Props) {
  const t = useWords();
  return (
    <Modal open={open} title={t('keys.title')} onClose={onClose}>
      <dl className="keylist" data-testid="keylist">
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch label={t('keys.on')} help={t('keys.on_help')} on={on} onChange={onSwitch} testid="keys-on" />
    </Modal>
  );
}
