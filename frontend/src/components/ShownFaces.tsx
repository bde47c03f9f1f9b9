// The faces that players showed each other over a whole game: how often each, by player.
import { useTranslation } from 'react-i18next';
import type { Story } from '../generated/api';
import type { View } from '../generated/wire';
import { FACES } from './faces';
import { Icon } from './Icon';
import { useNames } from './names';

export function ShownFaces({ message, faces }: { message: View; faces: Story['faces'] }) {
  const { t } = useTranslation();
  const nameOf = useNames(message);
  const players = [...new Set(faces.map((face) => face.player))];
  if (players.length === 0) return null;
  return (
    <>
      <h3>{t('result.faces')}</h3>
      <ul className="faces number" data-testid="faces">
        {players.map((player) => (
          <li key={player}>
            <span>{nameOf(player)} </span>
            {faces
              .filter((face) => face.player === player)
              .map(({ reaction, times }) => (
                <span key={reaction} className="faces__face" title={t(`rivals.reaction.${reaction}`)}>
                  <Icon name={FACES[reaction]} size={18} />
                  <span className="hidden">{t(`rivals.reaction.${reaction}`)}</span> × {times}
                </span>
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}
