// A rehearsal in the control room of its session: that it is one, how far the bots are, what went wrong, and at the end what
// came of it, with the way to its data. The server is asked again while bots are on their way.
import { useQuery } from '@tanstack/react-query';
import { Icon } from '../../components/Icon';
import type { RehearsalInfo, RehearsalWrong } from '../../generated/api';
import type { ControlState } from '../../generated/wire';
import { fetchRehearsal } from '../experiments/http';
import { Note } from '../parts/Note';
import { Progress } from '../parts/Progress';
import { RehearsalReportCard } from './RehearsalReportCard';
import { lasted, useWords, type Words } from './say';

const AGAIN_MS = 1_500;

export function RehearsalCard({ state }: { state: ControlState }) {
  const t = useWords();
  const id = state.session_id;
  const asked = useQuery({
    queryKey: ['rehearsal', id],
    queryFn: () => fetchRehearsal(id),
    refetchInterval: ({ state: known }) => (known.data?.going === true ? AGAIN_MS : false),
  });
  const info = asked.data;
  const unknown = asked.error?.code === 'rehearsal.none';
  return (
    <section className="card card--stack rehearsing" aria-labelledby="rehearsing" data-testid="rehearsal">
      <div>
        <h2 id="rehearsing">{t('rehearsing.title')}</h2>
        <p className="muted">{t('rehearsing.say')}</p>
      </div>
      {unknown && <p>{t(state.ended ? 'rehearsing.by_hand_over' : 'rehearsing.by_hand')}</p>}
      {info && <Standing info={info} state={state} t={t} />}
      {info?.report && (
        <RehearsalReportCard report={info.report} again={againLine(state.experiment_id, info)} />
      )}
      {state.ended && <Taken id={id} t={t} />}
    </section>
  );
}

/** What holds the same rehearsal once more, by the same bots, from a terminal. */
const againLine = (experiment: string, { people, report }: RehearsalInfo): string =>
  `fedgame rehearse ${experiment} --server ${window.location.origin} --people ${people} --seed ${report?.seed ?? 0}`;

function Standing({ info, state, t }: { info: RehearsalInfo; state: ControlState; t: Words }) {
  const { came, people } = info;
  const wrong = info.wrong.length + info.more_wrong;
  const through = state.people.filter((person) => person.ending !== null).length;
  return (
    <>
      {info.going && (
        <Progress label={t('rehearsing.going_label')} done={through} all={people}>
          {t('rehearsing.going', { came, people, through })}
        </Progress>
      )}
      {!info.going && info.report === null && (
        <Note tone="bad" live title={t('rehearsing.stopped')}>
          {t('rehearsing.stopped_say')}
        </Note>
      )}
      {info.report && wrong === 0 && (
        <Note tone="good" live title={t('rehearsing.fine')}>
          {t('rehearsing.fine_say', { came, people, time: lasted(info.report.length_ms) })}
        </Note>
      )}
      {wrong > 0 && <WentWrong info={info} all={wrong} t={t} />}
    </>
  );
}

function WentWrong({ info, all, t }: { info: RehearsalInfo; all: number; t: Words }) {
  const title = t(info.going ? 'rehearsing.wrong_so_far' : 'rehearsing.wrong', { count: all });
  return (
    <Note tone="bad" title={title}>
      <ul className="rehearsing__wrong" data-testid="rehearsal-wrong">
        {info.wrong.map((one, index) => (
          <li key={index}>
            <span className="muted number">{whoAndWhen(t, one)}</span> <span lang="en">{one.what}</span>
          </li>
        ))}
        {info.more_wrong > 0 && <li>{t('rehearsing.wrong_more', { n: info.more_wrong })}</li>}
      </ul>
    </Note>
  );
}

const whoAndWhen = (t: Words, { bot, after_ms }: RehearsalWrong): string =>
  [
    bot === null ? t('rehearsing.itself') : t('rehearsing.bot', { n: bot }),
    t('rehearsing.after', { time: lasted(after_ms) }),
  ].join(' · ');

/** What it left behind, as a session with people does. */
function Taken({ id, t }: { id: string; t: Words }) {
  return (
    <p className="exp-moves">
      <a className="button" href={`/api/sessions/${id}/export.zip`} download data-testid="rehearsal-export">
        <Icon name="download" /> {t('rehearsing.export')}
      </a>
      <a className="button" href={`/api/sessions/${id}/payments.csv`} download>
        <Icon name="download" /> {t('rehearsing.payments')}
      </a>
    </p>
  );
}
