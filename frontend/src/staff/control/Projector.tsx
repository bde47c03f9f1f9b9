// For a class, on the wall: how to come in while the room is open, how many are here, a board for each game, and what it
// came to. Nobody is named, and while games run nobody sees which arm is theirs.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Badge } from '../../components/Badge';
import { Icon } from '../../components/Icon';
import { ProblemNote } from '../../components/ProblemNote';
import { percent } from '../../format';
import type { SessionRoom } from '../../generated/api';
import type { ControlState, GroupRow } from '../../generated/wire';
import { answerOf, http } from '../../net/http';
import { usePageTitle } from '../../wiring/hooks';
import { DebriefBoard } from './DebriefBoard';
import { waits } from './model/types';
import { Shares } from './pieces/marks';
import { useWords } from './say';
import { useControl } from './useControl';

const fetchRoom = (id: string): Promise<SessionRoom> =>
  answerOf(http.GET('/api/sessions/{session_id}/room', { params: { path: { session_id: id } } }));

export function Projector({ id }: { id: string }) {
  const t = useWords();
  const heard = useControl(id);
  const { state } = heard;
  usePageTitle(state === null ? t('projector.title') : state.title);
  return (
    <main id="main" className="wall" data-testid="projector">
      <header className="wall__head">
        <h1>{state === null ? t('projector.title') : state.title}</h1>
        <span className="wall__tools">
          <button
            type="button"
            className="button button--quiet"
            onClick={() => {
              void document.documentElement.requestFullscreen();
            }}
          >
            <Icon name="screen" /> {t('projector.full')}
          </button>
          <Link to={`/staff/sessions/${id}`} className="button button--quiet">
            <Icon name="back" /> {t('projector.back')}
          </Link>
        </span>
      </header>
      {heard.refused !== null && <ProblemNote problem={{ code: heard.refused, message: '' }} />}
      {state !== null && <Wall id={id} state={state} old={heard.lostAt !== null} />}
    </main>
  );
}

function Wall({ id, state, old }: { id: string; state: ControlState; old: boolean }) {
  const over = state.groups.length > 0 && state.groups.every((group) => group.over);
  const done = (over || state.ended) && state.groups.some((group) => group.over);
  return (
    <div className={old ? 'control control--old' : 'control'}>
      {state.room_open && !done && <JoinHere id={id} small={state.groups.length > 0} />}
      <Crowd state={state} />
      {done ? <DebriefBoard state={state} /> : <Boards state={state} />}
    </div>
  );
}

function JoinHere({ id, small }: { id: string; small: boolean }) {
  const t = useWords();
  const room = useQuery({
    queryKey: ['session-room', id],
    queryFn: () => fetchRoom(id),
  });
  if (room.isError) return <ProblemNote problem={room.error} />;
  if (!room.data) return null;
  const { link, qr_svg } = room.data.room;
  return (
    <section
      className={small ? 'card wall__join wall__join--small' : 'card wall__join'}
      aria-labelledby="join-title"
      data-testid="join-here"
    >
      {/* The server draws it, from the link alone. */}
      <div className="wall__qr" aria-hidden="true" dangerouslySetInnerHTML={{ __html: qr_svg }} />
      <div>
        <h2 id="join-title">{t('projector.join')}</h2>
        <p className="wall__link">{link.replace(/^https?:\/\//, '')}</p>
      </div>
    </section>
  );
}

/** How many are here, and what they do: numbers, no names. */
function Crowd({ state }: { state: ControlState }) {
  const t = useWords();
  const here = state.people.filter((person) => person.ending === null && person.connected);
  const playing = here.filter((person) => person.group !== null && !state.groups[person.group - 1]?.over);
  const waiting = here.filter((person) => waits(state, person));
  const through = state.people.filter((person) => person.ending === 'finished');
  const numbers = [
    [here.length, t('projector.here')],
    [playing.length, t('projector.playing')],
    [waiting.length, t('projector.waiting')],
    [through.length, t('projector.through')],
  ] as const;
  return (
    <dl className="wall__crowd" data-testid="crowd">
      {numbers
        .filter(([count], index) => index === 0 || count > 0)
        .map(([count, name], index) => (
          <div key={name}>
            <dt>
              {name}
              {index === 0 && <span className="muted"> {t('projector.of_places', { n: state.places })}</span>}
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
    </dl>
  );
}

function Boards({ state }: { state: ControlState }) {
  const t = useWords();
  if (state.groups.length === 0) return <p className="wall__soon">{t('projector.soon')}</p>;
  return (
    <ul className={state.groups.length > 12 ? 'wall__boards wall__boards--many' : 'wall__boards'}>
      {state.groups.map((group) => (
        <li key={group.number} className="card wall__board" data-testid={`board-${group.number}`}>
          <div className="wall__line">
            <h2>{t('projector.game', { n: group.number })}</h2>
            <BoardState group={group} />
          </div>
          <Shares federations={group.federations} />
          <Leader group={group} />
        </li>
      ))}
    </ul>
  );
}

function BoardState({ group }: { group: GroupRow }) {
  const t = useWords();
  if (group.over) return <span className="dot dot--done">{t('game.over')}</span>;
  if (group.paused) return <span className="warn">{t('game.paused')}</span>;
  return <span className="number">{t('projector.turn', { turn: group.turn, turns: group.turns })}</span>;
}

function Leader({ group }: { group: GroupRow }) {
  const t = useWords();
  const index = group.federations.reduce(
    (best, one, at) => (one.share > (group.federations[best]?.share ?? 0) ? at : best),
    0,
  );
  const leader = group.federations[index];
  if (leader === undefined || leader.share === 0) return <p className="muted">{t('projector.none_leads')}</p>;
  const seats = group.people.length + group.bots;
  return (
    <p className="wall__line">
      <span className="wall__leader">
        <Badge federation={index + 1} />
        {t('projector.leads', { name: leader.name, share: percent(leader.share) })}
      </span>
      {!group.over && (
        <span className="muted number">
          {t('projector.ready', { n: seats - group.undecided.length, of: seats })}
        </span>
      )}
    </p>
  );
}
