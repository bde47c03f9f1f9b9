// What players are called on the screen: the name they gave, else their number as an enterprise.
import { useTranslation } from 'react-i18next';
import type { View } from '../generated/wire';

export type NameOf = (player: number | null) => string;

export function useNames(message: View): NameOf {
  const { t } = useTranslation();
  return (player) => {
    if (player === null) return t('player.someone');
    const given = message.names[player - 1] ?? '';
    return given === '' ? t('player.enterprise', { n: player }) : given;
  };
}
