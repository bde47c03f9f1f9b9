// What came of the games of an experiment, while they run: what differs between the arms, each figure, and the way back into
// any game.
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ResultGame, Results, SessionCard } from '../../generated/api';
import { Icon } from '../../components/Icon';
import { ProblemNote } from '../../components/ProblemNote';
import { Segments } from '../../components/Segments';
import { clock } from '../../format';
import { ArmMark } from '../control/pieces/marks';
import { titleOf } from '../experiments/DraftPage';
import type { JsonObject } from '../experiments/form/path';
import { useExperiment } from '../experiments/useDraft';
import { partPath, useExperimentTabs } from '../experimentTabs';
import { Bones } from '../parts/Bones';
import { Empty } from '../parts/Empty';
import { Pill } from '../parts/Pill';
import { StaffShell } from '../StaffShell';
import { Differs } from './Differs';
import { FigureCard } from './FigureCard';
import { ALL, useResults, type Asked } from './http';
import './results.css';

export function ResultsPage({ id }: { id: string }) {
  const { t } = useTranslation('results');
  const { t: frame } = useTranslation('staff');
  const experiment = useExperiment(id);
  const [asked, setAsked] = useState<Asked>(ALL);
  // What there is to choose from does not shrink with the choice.
  const all = useResults(id, { ...ALL, session: asked.session, seats: asked.seats });
  const answer = useResults(id, asked);
  const tabs = useExperimentTabs(id, 'results');
  const title = titleOf((experiment.data?.document ?? {}) as unknown as JsonObject);
  const results = answer.data;
  return (
    <StaffShell
      crumbs={[
        { label: frame('frame.experiments'), to: '/staff' },
        { label: title || frame('experiments.untitled'), to: `/staff/experiments/${id}` },
        { label: t('title') },
      ]}
      tabs={tabs}
      title={t('title')}
      state={results && <State results={results} />}
      say={results && results.games.length > 0 && <Say results={results} />}
      actions={
        <Link to={partPath(id, 'data')} className="button button--main">
          <Icon name="download" /> {t('all_data')}
        </Link>
      }
    >
      <ProblemNote problem={answer.error} />
      {answer.isPending && <Bones rows={6} />}
      {results?.games.length === 0 && (
        <section className="card">
          <Empty title={t('none')}>{t('none_say')}</Empty>
        </section>
      )}
      {results && results.games.length > 0 && (
        <>
          <Tools
            results={all.data ?? results}
            sessions={experiment.data?.sessions ?? []}
            asked={asked}
            onAsk={setAsked}
          />
          <div className="results" data-testid="results">
            <Differs results={results} />
            {results.figures.map((figure) => (
              <FigureCard key={figure.name} experiment={id} figure={figure} results={results} asked={asked} />
            ))}
            <Again experiment={id} games={results.games} />
          </div>
        </>
      )}
    </StaffShell>
  );
}

function State({ results }: { results: Results }) {
  const { t } = useTranslation('results');
  if (results.games.length === 0) return null;
  return (
    <>
      <Pill tone={results.live ? 'good' : 'plain'}>{results.live ? t('live') : t('over')}</Pill>
      {results.rehearsal && <Pill tone="warn">{t('rehearsal')}</Pill>}
    </>
  );
}

function Say({ results }: { results: Results }) {
  const { t } = useTranslation('results');
  const { games } = results;
  const sum = (of: (game: ResultGame) => number): number =>
    games.reduce((total, game) => total + of(game), 0);
  return (
    <>
      {t('say', {
        over: games.filter((game) => game.finished).length,
        games: games.length,
        people: sum((game) => game.people),
        bots: sum((game) => game.bots),
      })}
      {results.rehearsal && ` ${t('rehearsal_note')}`}
    </>
  );
}

interface ToolsProps {
  results: Results;
  sessions: readonly SessionCard[];
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

function Tools({ results, sessions, asked, onAsk }: ToolsProps) {
  const { t } = useTranslation('results');
  const { arms, games } = results;
  const many = new Set(games.map((game) => game.session)).size > 1;
  const nameOf = (game: ResultGame): string =>
    many ? t('game_of', { session: game.session, n: game.group }) : t('game', { n: game.group });
  const played = sessions.filter((session) => session.rehearsal === results.rehearsal);
  return (
    <div className="results__tools">
      {arms.length > 1 && (
        <Segments
          label={t('which')}
          value={asked.game ? '' : asked.arm ? String(asked.arm) : 'all'}
          segments={[
            { value: 'all', words: t('side_by_side') },
            ...arms.map((arm) => ({ value: String(arm.number), words: t('arm', { n: arm.number }) })),
          ]}
          onChoose={(value) => {
            onAsk({ ...asked, game: null, arm: value === 'all' ? null : Number(value) });
          }}
        />
      )}
      <Choice
        label={t('one_game')}
        value={asked.game ?? ''}
        none={t('all_games')}
        options={games.map((game) => [game.game_id, nameOf(game)])}
        onChoose={(game) => {
          onAsk({ ...asked, arm: null, game });
        }}
      />
      {played.length > 1 && (
        <Choice
          label={t('which_session')}
          value={asked.session ?? ''}
          none={t('all_sessions')}
          options={played.map((session) => [session.session_id, t('session', { n: session.number })])}
          onChoose={(session) => {
            onAsk({ ...ALL, seats: asked.seats, session });
          }}
        />
      )}
      <Segments
        label={t('seats')}
        value={asked.seats}
        segments={[
          { value: 'all', words: t('everybody') },
          { value: 'people', words: t('people') },
        ]}
        onChoose={(seats) => {
          onAsk({ ...asked, seats });
        }}
      />
      <ul className="results__arms">
        {arms.map((arm, order) => (
          <li key={arm.number}>
            <ArmMark arm={arm.number} /> <b>{arm.title}</b>
            {arms.length > 1 && (
              <span className="muted">
                {arms.length > 2 && order > 1 ? t('numbered') : order === 0 ? t('full') : t('open')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
}

function Choice({
  label,
  value,
  none,
  options,
  onChoose,
}: ChoiceProps & { none: string; onChoose: (value: string | null) => void }) {
  return (
    <label className="results__choice">
      <span className="hidden">{label}</span>
      <select
        value={value}
        onChange={(event) => {
          onChoose(event.target.value || null);
        }}
      >
        <option value="">{none}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Where a game can be seen again. */
export const replayPath = (experiment: string, game: ResultGame): string =>
  `/staff/experiments/${experiment}/replay/${game.session_id}/${game.game_id}`;

function Again({ experiment, games }: { experiment: string; games: readonly ResultGame[] }) {
  const { t } = useTranslation('results');
  const many = useMemo(() => new Set(games.map((game) => game.session)).size > 1, [games]);
  const told = (game: ResultGame): ReactNode => {
    if (!game.finished) return t('game_live', { turn: Math.min(game.turn + 1, game.turns) });
    const took =
      game.began_at && game.ended_at
        ? new Date(game.ended_at).getTime() - new Date(game.began_at).getTime()
        : 0;
    return t('game_over', { minutes: clock(took) });
  };
  return (
    <section className="card results__wide">
      <div className="card__head">
        <h2>{t('again')}</h2>
        <span className="muted">{t('again_say')}</span>
      </div>
      <ul className="results__games">
        {games.map((game) => (
          <li key={game.game_id}>
            <Link to={replayPath(experiment, game)}>
              <ArmMark arm={game.arm} />
              <b>
                {many ? t('game_of', { session: game.session, n: game.group }) : t('game', { n: game.group })}
              </b>
              <span className="muted number">{told(game)}</span>
              <Icon name="play" size={12} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
