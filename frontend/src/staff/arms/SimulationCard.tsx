// Twenty games of bots: how far they are, and what came of them. The bar is one piece for each game, full where most seats
// ended above their start.
import { useTranslation } from 'react-i18next';
import type { Simulation, TrialResult } from '../../generated/api';
import { ProblemNote, type Told } from '../../components/ProblemNote';
import { decimal, percent, signedMoney } from '../../format';
import { Progress } from '../parts/Progress';
import { useDuration } from './Means';
import { runs, useSimulation, useStartSimulation, useStopSimulation } from './requests';

interface Props {
  armId: string;
  version: number;
  /** Something is to be put right first. */
  wrong: boolean;
  /** Saves what was typed, so that the games are of what is seen. */
  flush: () => Promise<unknown>;
}

export function SimulationCard({ armId, version, wrong, flush }: Props) {
  const { t } = useTranslation('arms');
  const last = useSimulation();
  const start = useStartSimulation(armId);
  const stop = useStopSimulation();
  const simulation = last.data ?? null;
  const own = simulation?.arm_id === armId ? simulation : null;
  const running = runs(own);
  const elsewhere = runs(simulation) && own === null;
  const begin = async (): Promise<void> => {
    await flush();
    start.mutate(own !== null && own.version === version ? own.seed + 1 : 1);
  };
  const problem: Told | null = start.error ?? stop.error;
  return (
    <section className="card card--stack" aria-label={t('simulation.title')}>
      <div className="card__head">
        <h2>{t('simulation.title')}</h2>
        {running && own !== null ? (
          <button
            type="button"
            className="button button--small"
            data-testid="stop-simulation"
            onClick={() => {
              stop.mutate();
            }}
          >
            {t('simulation.stop')}
          </button>
        ) : (
          <button
            type="button"
            className="button button--small"
            data-testid="simulate"
            disabled={wrong || elsewhere || start.isPending}
            onClick={begin}
          >
            {t(own?.result ? 'simulation.again' : 'simulation.start', { n: 20 })}
          </button>
        )}
      </div>
      <ProblemNote problem={problem} />
      {own === null && (
        <p className="muted small">
          {t(elsewhere ? 'simulation.elsewhere' : wrong ? 'simulation.wrong' : 'simulation.say')}
        </p>
      )}
      {own !== null && <Course simulation={own} version={version} />}
    </section>
  );
}

function Course({ simulation, version }: { simulation: Simulation; version: number }) {
  const { t } = useTranslation('arms');
  const duration = useDuration();
  const { status, played, games, seconds_left: left, result } = simulation;
  return (
    <>
      {runs(simulation) && (
        <Progress label={t('simulation.title')} done={played} all={games}>
          <span role="status">
            {status === 'waiting'
              ? t('simulation.waiting')
              : left === null
                ? t('simulation.first', { n: games })
                : t('simulation.progress', { done: played, all: games, time: duration(left) })}
          </span>
        </Progress>
      )}
      {status === 'failed' && (
        <p className="bad small">{t('simulation.failed', { told: simulation.failure })}</p>
      )}
      {result !== null && <Result result={result} seconds={simulation.seconds} games={games} />}
      {result !== null && !runs(simulation) && simulation.version !== version && (
        <p className="warn small">{t('simulation.stale')}</p>
      )}
    </>
  );
}

function Result({ result, seconds, games }: { result: TrialResult; seconds: number; games: number }) {
  const { t } = useTranslation('arms');
  const duration = useDuration();
  const above = result.mostly_above.filter(Boolean).length;
  return (
    <div className="sim" data-testid="simulation-result">
      <div className="dots20" aria-hidden="true">
        {Array.from({ length: games }, (_, game) => (
          <i key={game} className={result.mostly_above[game] ? 'yes' : game < result.games ? 'no' : 'open'} />
        ))}
      </div>
      <p>
        <b>{t('simulation.played', { n: result.games, time: duration(seconds) })}</b>{' '}
        {t('simulation.above', { n: above })}
      </p>
      <dl className="sim__facts">
        <Line name={t('simulation.seats')} value={percent(result.above / result.seats)} />
        <Line name={t('simulation.profit')} value={signedMoney(result.mean_profit_cents)} />
        {result.accuracy !== null && (
          <Line name={t('simulation.accuracy')} value={percent(result.accuracy, 1)} />
        )}
        {result.covered !== null && (
          <Line name={t('simulation.covered', { n: result.pools })} value={percent(result.covered)} />
        )}
        <Line name={t('simulation.steps')} value={`${result.steps.low}–${result.steps.high}`} />
        <Line name={t('simulation.took')} value={duration(result.seconds_a_game)} />
      </dl>
      <table className="table table--tight">
        <caption>{t('simulation.by_data')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('simulation.data')}</th>
            <th scope="col">{t('simulation.seats_count')}</th>
            <th scope="col">{t('simulation.mean')}</th>
          </tr>
        </thead>
        <tbody>
          {result.groups.map((group, place) => (
            <tr key={group.data.low}>
              <th scope="row">
                {t(`simulation.group_${GROUPS[place] ?? 'most'}`)}{' '}
                <span className="muted number">
                  {decimal(group.data.low)}–{decimal(group.data.high)}
                </span>
              </th>
              <td className="number">{group.seats}</td>
              <td className={`number ${group.mean_profit_cents < 0 ? 'bad' : 'good'}`}>
                {signedMoney(group.mean_profit_cents)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const GROUPS = ['least', 'middle', 'most'] as const;

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{value}</dd>
    </div>
  );
}
