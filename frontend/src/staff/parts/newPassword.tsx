// A new password, typed twice: what is wrong with it is said when it is handed in, and from then on while it is typed.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from './Field';

const SHORTEST = 10;

interface NewPassword {
  readonly value: string;
  readonly fields: ReactNode;
  /** Whether it can be handed in; says at the fields why not. */
  readonly check: () => boolean;
}

export function useNewPassword(name: string, label?: string): NewPassword {
  const { t } = useTranslation('staff');
  const [value, setValue] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const length = Array.from(value).length;
  const same = value.toLowerCase() === name.toLowerCase();
  const wrong = length < SHORTEST ? t('first.short', { n: length }) : same ? t('first.same') : null;
  const differs = value === again ? null : t('first.differs');
  const fields = (
    <>
      <TextInput
        label={label ?? t('first.password')}
        help={t('first.password_help')}
        wrong={tried ? wrong : null}
        type="password"
        value={value}
        onChange={setValue}
        autoComplete="new-password"
        testid="new-password"
      />
      <TextInput
        label={t('first.again')}
        wrong={tried ? differs : null}
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        testid="new-password-again"
      />
    </>
  );
  const check = (): boolean => {
    setTried(true);
    return wrong === null && differs === null;
  };
  return { value, fields, check };
}
