// The control room of one session: who needs somebody, all games, all people, the room, the machine. Everything is said by
// the server, whole each time; nothing here is remembered but how one looks at it.
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Icon } from '../../components/Icon';
import { ProblemNote } from '../../components/ProblemNote';
import type { ControlState } from '../../generated/wire';
import { partPath, useExperimentTabs } from '../experimentTabs';
import { Bones } from '../parts/Bones';
import { Confirm } from '../parts/Confirm';
import { Note } from '../parts/Note';
import { Pill } from '../parts/Pill';
import { StaffShell } from '../StaffShell';
import { useSound, useTitleCount } from './alerts';
import { GamePanel } from './GamePanel';
import { GameTiles } from './GameTiles';
import { HeadMoves } from './HeadMoves';
import { MessageDialog, type Recipients } from './MessageDialog';
import type { ChosenMove } from './model/moves';
import { needed, needs, type Move, type Need } from './model/needs';
import { NeedsBlock } from './NeedsBlock';
import { OutcomeNote } from './OutcomeNote';
import { PeopleList } from './PeopleList';
import { PersonPanel } from './PersonPanel';
import { RehearsalCard } from './RehearsalCard';
import { RoomCard } from './RoomCard';
import { moveAsked, moveDone, moveLabel, needMoveDone, useWords } from './say';
import { ServerFoot, timeOfDay } from './ServerFoot';
import { useActs } from './useActs';
import { useControl, type Heard } from './useControl';

export function ControlRoom({ id }: { id: string }) {
  const heard = useControl(id);
  return heard.state === null ? (
    <Waiting heard={heard} />
  ) : (
    <Live id={id} heard={heard} state={heard.state} />
  );
}

function Waiting({ heard }: { heard: Heard }) {
  const t = useWords();
  return (
    <StaffShell crumbs={[{ label: t('title') }]} title={t('title')}>
      <LineNote heard={heard} />
      {heard.refused === null && (
        <section className="card" role="status" aria-label={t('loading')}>
          <Bones rows={6} />
        </section>
      )}
    </StaffShell>
  );
}

/** That the line is lost is said at once; that it ended for good, with the reason. */
function LineNote({ heard }: { heard: Heard }) {
  const t = useWords();
  if (heard.refused !== null) return <ProblemNote problem={{ code: heard.refused, message: '' }} />;
  if (heard.lostAt === null) return null;
  return (
    <div data-testid="line-lost">
      <Note tone="warn" live title={t('line.lost', { time: timeOfDay(heard.lostAt) })}>
        {t('line.lost_say')}
      </Note>
    </div>
  );
}

/** What is open above the page. */
type Opened = { readonly person: number } | { readonly game: number } | null;

function Live({ id, heard, state }: { id: string; heard: Heard; state: ControlState }) {
  const t = useWords();
  const { t: staff } = useTranslation('staff');
  const all = useMemo(() => needs(state), [state]);
  const wanted = useMemo(() => needed(all), [all]);
  const acts = useActs(id);
  const sound = useSound(all, true);
  const tabs = useExperimentTabs(state.experiment_id, 'control', all.length);
  const [to, setTo] = useState<Recipients | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [asking, setAsking] = useState<ChosenMove | null>(null);
  useTitleCount(t('title'), all.length);

  const run = (move: ChosenMove): void => {
    acts.run(move.acts, moveDone(t, move), move.undo);
  };
  const onMove = (move: ChosenMove): void => {
    setOpened(null);
    if (move.asks) setAsking(move);
    else run(move);
  };
  const onNeed = (need: Need, move: Move): void => {
    if (move.acts.length > 0) acts.run(move.acts, needMoveDone(t, need, move));
    else if ('person' in need) {
      setTo({ numbers: [need.person], ...(need.kind === 'help' ? { answer: need.text } : {}) });
    }
  };
  const onPerson = useCallback((person: number) => {
    setOpened({ person });
  }, []);
  const onGame = useCallback((game: number) => {
    setOpened({ game });
  }, []);
  const old = heard.lostAt !== null || heard.refused !== null;
  const asked = asking && moveAsked(t, asking);
  return (
    <StaffShell
      crumbs={[
        { label: staff('frame.experiments'), to: '/staff' },
        { label: state.title, to: `/staff/experiments/${state.experiment_id}` },
        { label: t('title') },
      ]}
      tabs={tabs}
      title={t('title')}
      state={<StatePills state={state} />}
      actions={
        <HeadMoves
          id={id}
          state={state}
          acts={acts}
          onMessage={() => {
            setTo({ numbers: null });
          }}
        />
      }
    >
      <LineNote heard={heard} />
      <OutcomeNote acts={acts} />
      <div className={old ? 'control control--old' : 'control'}>
        {state.ended && <Ended state={state} />}
        <NeedsBlock all={all} sound={sound} busy={acts.busy} onMove={onNeed} onPerson={onPerson} />
        {state.rehearsal && <RehearsalCard state={state} />}
        {state.people.length > 0 && <GameTiles state={state} needed={wanted.groups} onOpen={onGame} />}
        <PeopleList
          state={state}
          needed={wanted.people}
          busy={acts.busy}
          onMove={onMove}
          onMessage={(numbers) => {
            setTo({ numbers });
          }}
          onPerson={onPerson}
        />
        {!state.ended && <RoomCard state={state} acts={acts} />}
      </div>
      <ServerFoot state={state} heard={heard} />
      <PersonPanel
        state={state}
        person={(opened && 'person' in opened ? state.people[opened.person - 1] : null) ?? null}
        busy={acts.busy}
        onMove={onMove}
        onMessage={(number) => {
          setOpened(null);
          const call = state.people[number - 1]?.help ?? null;
          setTo({ numbers: [number], ...(call === null ? {} : { answer: call }) });
        }}
        onGame={onGame}
        onClose={() => {
          setOpened(null);
        }}
      />
      <GamePanel
        state={state}
        group={(opened && 'game' in opened ? state.groups[opened.game - 1] : null) ?? null}
        busy={acts.busy}
        onMove={onMove}
        onPerson={onPerson}
        onClose={() => {
          setOpened(null);
        }}
      />
      {to !== null && (
        <MessageDialog
          to={to}
          everybody={state.people.length}
          onSend={acts.run}
          onClose={() => {
            setTo(null);
          }}
        />
      )}
      {asking !== null && asked !== null && (
        <Confirm
          title={asked.title}
          action={moveLabel(t, asking)}
          danger={asking.key === 'remove'}
          onCancel={() => {
            setAsking(null);
          }}
          onConfirm={() => {
            setAsking(null);
            run(asking);
          }}
        >
          <p>{asked.say}</p>
        </Confirm>
      )}
    </StaffShell>
  );
}

/** What can be done after the end: another session, or another rehearsal. */
function Ended({ state }: { state: ControlState }) {
  const t = useWords();
  const back = (
    <Link to={partPath(state.experiment_id, 'overview')} className="button button--small">
      {t('another')}
    </Link>
  );
  return <Note tone="good" title={t('ended')} action={back} />;
}

function StatePills({ state }: { state: ControlState }) {
  const t = useWords();
  const said = t('live_say', {
    people: t('people', { count: state.people.length }),
    games: t('games', { count: state.groups.length }),
  });
  return (
    <>
      {state.rehearsal && <Pill tone="warn">{t('rehearsal')}</Pill>}
      {state.paused && !state.ended && (
        <Pill tone="warn">
          <Icon name="pause" size={12} /> {t('paused')}
        </Pill>
      )}
      <Pill tone={state.ended ? 'plain' : 'good'}>{state.ended ? said : `${t('live')}, ${said}`}</Pill>
    </>
  );
}
