// The other players, as far as the treatment shows them: places and how they moved, who joined and left what, how a bot
// plays, who is still deciding; and a few faces to show each other.
import { useTranslation } from 'react-i18next';
import { nameOf as federationName } from '../federation';
import { listed, money, signedMoney } from '../format';
import type { View } from '../generated/wire';
import type { SeatEvent } from '../net/messages';
import { alone, keptFrom } from '../state/acting';
import { rivalsOf, type Reaction, type Rival } from '../state/rivals';
import { useThings } from '../wiring/catalogue';
import { useTurns } from '../wiring/places';
import { Badge } from './Badge';
import { useExcerpt } from './Excerpt';
import { FACES } from './faces';
import { Icon } from './Icon';
import { useNames } from './names';
import { tone } from './YouPanel';

const REACTIONS = Object.keys(FACES) as Reaction[];

interface Props {
  gameId: string;
  message: View;
  events: readonly SeatEvent[];
  onReact: (reaction: Reaction) => void;
}

export function Rivals({ gameId, message, events, onReact }: Props) {
  const { t } = useTranslation();
  const { view } = message;
  const turns = useTurns(gameId, message);
  const all = rivalsOf(message, events, turns);
  const { rows, more } = useExcerpt(all, (row) => row.own);
  const own = all.find((row) => row.own);
  return (
    <>
      <h2>{t('rivals.title')}</h2>
      {view.you.rank !== null && (
        <p className="rivals__place number">
          {t('rivals.place', { rank: view.you.rank, players: view.players_count })}{' '}
          <Moved places={own?.moved ?? null} whole />
        </p>
      )}
      {view.others === null && (
        <p className="muted rivals__hidden">
          {t(view.rules.visibility === 'none' ? 'rivals.hidden_none' : 'rivals.hidden_aggregate')}
        </p>
      )}
      <ul className="rivals" data-testid="rivals">
        {rows.map((row) => (
          <Row key={row.player} row={row} message={message} />
        ))}
      </ul>
      {more}
      {view.rules.reactions && !alone(message) && (
        <React disabled={keptFrom(message) !== null || view.status === 'finished'} onReact={onReact} />
      )}
    </>
  );
}

function Row({ row, message }: { row: Rival; message: View }) {
  const { t } = useTranslation();
  const nameOf = useNames(message);
  const characterOf = useThings('bots');
  const { federations } = message.view;
  const policy = message.characters[row.player];
  const character = policy === undefined ? null : characterOf(policy);
  const names = (numbers: readonly number[]): string =>
    listed(numbers.map((number) => federationName(federations, number)));
  const news = [
    row.joined.length > 0 ? t('rivals.joined', { federations: names(row.joined) }) : '',
    row.left.length > 0 ? t('rivals.left', { federations: names(row.left) }) : '',
  ].filter((words) => words !== '');
  return (
    <li className={row.own ? 'rival rival--own' : 'rival'} data-testid={`rival-${row.player}`}>
      {row.rank !== null && <span className="rival__rank number">{row.rank}</span>}
      <span className="rival__who">
        <span className="rival__name">
          <strong>{nameOf(row.player)}</strong>
          {row.own && <span className="you-mark">{t('player.you')}</span>}
          {message.bots.includes(row.player) && <Icon name="bot" size={14} />}
          <span className="hidden">{message.bots.includes(row.player) ? t('player.bot') : ''}</span>
          <Moved places={row.own ? null : row.moved} />
          {row.reaction !== null && (
            <Face player={row.player} reaction={row.reaction} name={nameOf(row.player)} />
          )}
        </span>
        {character !== null && character.name !== '' && (
          <span className="rival__character" title={character.short}>
            {character.name}
          </span>
        )}
        {row.federations !== null && row.federations.length > 0 && (
          <span className="rival__in">
            <span className="hidden">{t('rivals.in', { federations: names(row.federations) })}</span>
            {row.federations.map((number) => (
              <Badge key={number} federation={number} small />
            ))}
          </span>
        )}
        {news.length > 0 && <span className="muted rival__news">{news.join(' · ')}</span>}
      </span>
      {row.money !== null && (
        <span className="rival__money number">
          {money(row.money)}
          {row.won !== null && (
            <span className={`rival__won ${tone(row.won)}`} title={t('rivals.since')}>
              {signedMoney(row.won)}
            </span>
          )}
        </span>
      )}
      <Standing message={message} player={row.player} />
    </li>
  );
}

/** Whether the seat has decided: a mark with its words. */
function Standing({ message, player }: { message: View; player: number }) {
  const { t } = useTranslation();
  const ready = message.view.ready.includes(player);
  const away = message.disconnected.includes(player);
  const state = ready ? 'ready' : away ? 'away' : 'deciding';
  return (
    <span className={`rival__state rival__state--${state}`} title={t(`rivals.${state}`)}>
      <Icon name={state === 'ready' ? 'check' : state === 'away' ? 'remove' : 'dots'} size={14} />
      <span className="hidden">{t(`rivals.${state}`)}</span>
    </span>
  );
}

function Moved({ places, whole = false }: { places: number | null; whole?: boolean }) {
  const { t } = useTranslation();
  if (places === null || places === 0) return null;
  const n = Math.abs(places);
  const up = places > 0;
  return (
    <span className={up ? 'rival__moved good' : 'rival__moved bad'}>
      <Icon name={up ? 'up' : 'down'} size={12} />
      {whole ? t(up ? 'rivals.up' : 'rivals.down', { n }) : n}
      {!whole && <span className="hidden"> {t(up ? 'rivals.moved_up' : 'rivals.moved_down', { n })}</span>}
    </span>
  );
}

function Face({ player, reaction, name }: { player: number; reaction: Reaction; name: string }) {
  const { t } = useTranslation();
  const words = t('rivals.shows', { name, reaction: t(`rivals.reaction.${reaction}`) });
  return (
    <span className="rival__face" role="status" title={words} data-testid={`face-${player}`}>
      <Icon name={FACES[reaction]} size={18} />
      <span className="hidden">{words}</span>
    </span>
  );
}

function React({ disabled, onReact }: { disabled: boolean; onReact: (reaction: Reaction) => void }) {
  const { t } = useTranslation();
  return (
    <div className="rivals__react" role="group" aria-label={t('rivals.react')}>
      {REACTIONS.map((reaction) => (
        <button
          key={reaction}
          type="button"
          className="button button--quiet rivals__face"
          data-testid={`react-${reaction}`}
          aria-label={t(`rivals.reaction.${reaction}`)}
          title={t(`rivals.reaction.${reaction}`)}
          disabled={disabled}
          onClick={() => {
            onReact(reaction);
          }}
        >
          <Icon name={FACES[reaction]} size={20} />
        </button>
      ))}
    </div>
  );
}
