// A game seen again: the board that a seat had at a step, or all of them, what was sealed then, and the line that moves it.
import i18next from 'i18next';
import { useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import type { ReplayBoard, ReplayOutline } from '../../generated/api';
import type { View } from '../../generated/wire';
import { EventList } from '../../components/EventList';
import { FederationList } from '../../components/FederationList';
import { PayoutCard } from '../../components/PayoutCard';
import { keyOf } from '../../state/reason';
import { ProblemNote } from '../../components/ProblemNote';
import { Segments } from '../../components/Segments';
import { YouPanel } from '../../components/YouPanel';
import { ShareChart } from '../../charts/ShareChart';
import { clock, turns } from '../../format';
import { useThings } from '../../wiring/catalogue';
import { ArmMark } from '../control/pieces/marks';
import { partPath, useExperimentTabs } from '../experimentTabs';
import { Bones } from '../parts/Bones';
import { Pill } from '../parts/Pill';
import { StaffShell } from '../StaffShell';
import { DidCard, PaidCard, SameCard, SealedCard, StoodCard, type NameOf } from './Beside';
import { useBoard, useOutline, type Played, type Wanted } from './http';
import { Sign, TimeLine, usePlaying } from './TimeLine';
import { seatName, within } from './way';
import './replay.css';

interface Props {
  id: string;
  session: string;
  game: string;
}

export function ReplayPage({ id, session, game }: Props) {
  const { t } = useTranslation('replay');
  const { t: frame } = useTranslation('staff');
  const played: Played = { session_id: session, game_id: game };
  const outline = useOutline(played);
  const tabs = useExperimentTabs(id, 'results');
  const { data } = outline;
  return (
    <StaffShell
      crumbs={[
        { label: frame('frame.experiments'), to: '/staff' },
        { label: t('to_results'), to: partPath(id, 'results') },
        { label: data ? t('title', { n: data.group }) : t('replay') },
      ]}
      tabs={tabs}
      title={data ? t('title', { n: data.group }) : t('replay')}
      state={
        data && (
          <>
            <span className="replay__arm">
              <ArmMark arm={data.arm} /> {data.arm_title}
            </span>
            <Pill>{t('replay')}</Pill>
          </>
        )
      }
    >
      <ProblemNote problem={outline.error} />
      {outline.isPending && <Bones rows={6} />}
      {data && <Replay id={id} played={played} outline={data} />}
    </StaffShell>
  );
}

/** Where one stands is in the address, so that a colleague sees the same. */
function useWanted(outline: ReplayOutline): [Wanted, (changed: Partial<Wanted>) => void] {
  const [search, setSearch] = useSearchParams();
  const seat = Number(search.get('seat') ?? 1);
  const wanted: Wanted = {
    step: within(Number(search.get('step') ?? 1) || 1, outline),
    seat: seat >= 1 && seat <= outline.seats.length ? seat : null,
    sealed: search.get('sealed') === '1',
  };
  const want = (changed: Partial<Wanted>): void => {
    const next = { ...wanted, ...changed };
    setSearch(
      { step: String(next.step), seat: String(next.seat ?? 0), ...(next.sealed ? { sealed: '1' } : {}) },
      { replace: true },
    );
  };
  return [wanted, want];
}

function Replay({ id, played, outline }: { id: string; played: Played; outline: ReplayOutline }) {
  const { t: table } = useTranslation();
  const [wanted, want] = useWanted(outline);
  const [playing, setPlaying] = useState(false);
  const board = useBoard(played, wanted, outline.steps.length);
  const nameOf: NameOf = (player) => seatName(player, outline, (n) => table('player.enterprise', { n }));
  const go = (step: number): void => {
    want({ step: within(step, outline) });
  };
  usePlaying(outline, wanted.step, playing, go, () => {
    setPlaying(false);
  });
  return (
    <div className="replay">
      <Tools id={id} outline={outline} wanted={wanted} want={want} nameOf={nameOf} />
      <ProblemNote problem={board.error} />
      {board.data ? (
        <Board
          board={board.data}
          outline={outline}
          nameOf={nameOf}
          onSeat={(seat) => {
            want({ seat });
          }}
        />
      ) : (
        <Bones rows={8} />
      )}
      <TimeLine
        outline={outline}
        seat={wanted.seat}
        step={wanted.step}
        playing={playing}
        onPlay={setPlaying}
        onStep={(step) => {
          go(step);
        }}
      />
    </div>
  );
}

interface ToolsProps {
  id: string;
  outline: ReplayOutline;
  wanted: Wanted;
  want: (changed: Partial<Wanted>) => void;
  nameOf: NameOf;
}

function Tools({ id, outline, wanted, want, nameOf }: ToolsProps) {
  const { t } = useTranslation('replay');
  const { t: table } = useTranslation();
  const bots = useThings('bots');
  const step = outline.steps[wanted.step - 1];
  const over = outline.finished && wanted.step === outline.steps.length;
  return (
    <div className="replay__tools">
      <Link to={partPath(id, 'results')} className="replay__back">
        <span aria-hidden="true">‹</span> {t('to_results')}
      </Link>
      <strong className="number" data-testid="replay-turn">
        {over ? t('ended') : t('turn', { turn: step?.turn ?? 1, turns: outline.turns })}
      </strong>
      {step && !over && (
        <span className="muted number">
          {table('status.progress_value', {
            done: turns(step.tick % outline.ticks_per_turn, outline.ticks_per_turn),
          })}
          {step.seconds !== null && ` · ${t('took', { time: clock(1000 * step.seconds) })}`}
        </span>
      )}
      <label className="replay__seat">
        <span>{t('board_of')}</span>
        <select
          data-testid="replay-seat"
          value={wanted.seat ?? 0}
          onChange={(event) => {
            want({ seat: Number(event.target.value) || null });
          }}
        >
          {outline.seats.map(({ player, policy }) => (
            <option key={player} value={player}>
              {t('seat', {
                n: player,
                who: policy === null ? nameOf(player) : t('bot', { policy: bots(policy).name }),
              })}
            </option>
          ))}
          <option value={0}>{t('everybody')}</option>
        </select>
      </label>
      <Segments
        label={t('view')}
        value={wanted.sealed ? 'sealed' : 'seen'}
        segments={[
          { value: 'seen', words: t('as_seen') },
          { value: 'sealed', words: t('sealed'), testid: 'with-sealed' },
        ]}
        onChoose={(value) => {
          want({ sealed: value === 'sealed' });
        }}
      />
      <Legend />
    </div>
  );
}

function Legend() {
  const { t } = useTranslation('replay');
  return (
    <ul className="replay__legend">
      {(['bidding', 'training', 'profit'] as const).map((phase) => (
        <li key={phase}>
          <span className={`replay__key replay__key--${phase}`} aria-hidden="true" /> {t(`legend_${phase}`)}
        </li>
      ))}
      {(['bid', 'payout', 'leave'] as const).map((kind) => (
        <li key={kind}>
          <svg width="13" height="13" aria-hidden="true">
            <Sign mark={{ kind }} x={6.5} y={6.5} />
          </svg>{' '}
          {t(`legend_${kind}`)}
        </li>
      ))}
    </ul>
  );
}

interface BoardProps {
  board: ReplayBoard;
  outline: ReplayOutline;
  nameOf: NameOf;
  onSeat: (seat: number) => void;
}

/** The player's own table, in words about a seat that is somebody else's. */
function Board({ board, outline, nameOf, onSeat }: BoardProps) {
  const [expanded, setExpanded] = useState<number | null>(null);
  // The same message, described once more by the HTTP interface.
  const message = board.message as unknown as View;
  const { view } = message;
  const { seat } = board;
  const paid = seat === null ? [] : view.payouts.filter((payout) => payout.tick === view.tick);
  const toggle = (federation: number): void => {
    setExpanded(expanded === federation ? null : federation);
  };
  return (
    <I18nextProvider i18n={i18next} defaultNS="seat">
      <div className="replay__board" data-testid="board">
        <div className="replay__you">
          {seat === null && board.standings ? (
            <StoodCard standings={board.standings} seat={seat} nameOf={nameOf} onSeat={onSeat} />
          ) : (
            <YouPanel message={message}>{null}</YouPanel>
          )}
        </div>
        <div className="table-page__federations">
          {paid.map((payout) => (
            <PayoutCard key={keyOf(payout)} payout={payout} message={message} />
          ))}
          {board.payouts.map((payout) => (
            <PaidCard
              key={payout.federation}
              payout={payout}
              name={outline.federations[payout.federation - 1]?.name ?? ''}
              nameOf={nameOf}
            />
          ))}
          <FederationList
            message={message}
            runs={{}}
            selected={expanded ?? 0}
            expanded={expanded}
            onSelect={setExpanded}
            onToggle={toggle}
          />
          <section className="card">
            <ShareChart turns={view.turns} federations={view.federations} rules={view.rules} />
          </section>
        </div>
        <div className="replay__beside">
          {board.sealed && <SealedCard sealed={board.sealed} seat={seat} nameOf={nameOf} />}
          {(seat !== null || board.sealed !== null) && <DidCard board={board} nameOf={nameOf} />}
          {seat !== null && board.standings && (
            <StoodCard standings={board.standings} seat={seat} nameOf={nameOf} onSeat={onSeat} />
          )}
          {seat !== null && (
            <section className="card">
              <EventList message={message} events={message.events} />
            </section>
          )}
          <SameCard outline={outline} />
        </div>
      </div>
    </I18nextProvider>
  );
}
