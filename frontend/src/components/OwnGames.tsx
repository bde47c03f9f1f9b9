// The games of this browser that are not over: the shortest way back into each.
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OwnGame } from '../generated/api';
import { useOwnGames } from '../wiring/asked';
import { useScenarioTitle } from '../wiring/title';

const SHOWN = 5;

export function OwnGames() {
  const { t } = useTranslation();
  const games = useOwnGames();
  if (games === null || games.length === 0) return null;
  return (
    <section className="own-games" aria-labelledby="own-games" data-testid="own-games">
      <h2 id="own-games">{t('own.title', { count: games.length })}</h2>
      <ul>
        {games.slice(0, SHOWN).map((game) => (
          <Line key={game.game_id} game={game} />
        ))}
      </ul>
    </section>
  );
}

function Line({ game }: { game: OwnGame }) {
  const { t } = useTranslation();
  const title = useScenarioTitle()(game.setup) || t('own.game');
  const where =
    game.turn === null ? t('own.lobby') : t('own.turn', { turn: game.turn, turns: game.setup.turns });
  return (
    <li>
      <Link
        to={game.session_id === null ? `/game/${game.game_id}` : `/session/${game.session_id}`}
        className="own-games__line"
        data-testid={`own-${game.game_id}`}
      >
        <span>
          <strong>{title}</strong>
          <span className="muted number">
            {where}
            {!game.seated && ` · ${t('own.host')}`}
          </span>
        </span>
        <span className="own-games__go">{t('own.go_on')}</span>
      </Link>
    </li>
  );
}
