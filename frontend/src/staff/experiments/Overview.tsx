// An experiment at a glance: how many people, which arms and stages, its sessions, and the room that is open.
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ExperimentDocument, SessionCard } from '../../generated/api';
import { ProblemNote } from '../../components/ProblemNote';
import { money } from '../../format';
import { currentLanguage } from '../../i18n';
import { day } from '../dates';
import { useExperimentTabs } from '../experimentTabs';
import { Bones } from '../parts/Bones';
import { Empty } from '../parts/Empty';
import { Note } from '../parts/Note';
import { Pill } from '../parts/Pill';
import { StaffShell } from '../StaffShell';
import { Away } from './Away';
import { Room } from './Room';
import { titleOf } from './DraftPage';
import { valueAt, type JsonObject } from './form/path';
import { listAt, numberOr, placesOf } from './places';
import { Readers } from './Readers';
import { StartMoves } from './StartMoves';
import { useLiveExperiment } from './useDraft';

export function Overview({ id }: { id: string }) {
  const { t } = useTranslation('staff');
  const experiment = useLiveExperiment(id);
  const tabs = useExperimentTabs(id, 'overview');
  if (!experiment.data) {
    return (
      <StaffShell crumbs={[{ label: t('frame.experiments'), to: '/staff' }]} title={t('frame.experiments')}>
        {experiment.error ? <ProblemNote problem={experiment.error} /> : <Bones rows={6} />}
      </StaffShell>
    );
  }
  const document = experiment.data.document as unknown as JsonObject;
  const title = titleOf(document) || t('experiments.untitled');
  const open = experiment.data.sessions.find((one) => one.ended_at === null);
  return (
    <StaffShell
      crumbs={[{ label: t('frame.experiments'), to: '/staff' }, { label: title }]}
      tabs={tabs}
      title={title}
      state={
        <Pill tone={open ? 'good' : 'plain'}>
          {t(
            `experiments.states.${open ? 'running' : experiment.data.sessions.length > 0 ? 'over' : 'draft'}`,
          )}
        </Pill>
      }
      say={textAt(document, ['description'])}
      actions={<StartMoves experiment={experiment.data} />}
    >
      <div className="desk__columns">
        <div className="desk__main">
          <Facts document={document} wrong={experiment.data.problems.length} />
          <Wrong experiment={experiment.data} />
          <StagesLine document={document} />
          <ArmsTable document={document} />
          <Sessions sessions={experiment.data.sessions} />
          <Away id={id} mine={experiment.data.mine} running={open !== undefined} />
        </div>
        <div className="desk__side">
          {open ? (
            <Room session={open} />
          ) : (
            <section className="card">
              <Empty
                title={t(
                  experiment.data.sessions.length > 0 ? 'experiments.no_control' : 'experiments.no_session',
                )}
              >
                {t('experiments.no_session_say')}
              </Empty>
            </section>
          )}
          <Pay document={document} />
          {experiment.data.mine && <Readers id={id} />}
        </div>
      </div>
    </StaffShell>
  );
}

const textAt = (document: JsonObject, path: readonly (string | number)[]): string => {
  const value = valueAt(document, path);
  return typeof value === 'string' ? value : '';
};

function Facts({ document, wrong }: { document: JsonObject; wrong: number }) {
  const { t } = useTranslation('staff');
  const arms = listAt(document, 'arms');
  const facts = [
    [placesOf(document), t('experiments.fact_places'), ''],
    [arms.length, t('experiments.fact_arms'), ''],
    [listAt(document, 'stages').length, t('experiments.fact_stages'), ''],
    [wrong, t('experiments.fact_wrong'), wrong > 0 ? 'bad' : ''],
  ] as const;
  return (
    <section className="card exp-facts" aria-label={t('experiments.facts')}>
      {facts.map(([value, label, tone]) => (
        <div key={label} className={tone === '' ? 'exp-fact' : `exp-fact exp-fact--${tone}`}>
          <b className="number">{value}</b>
          <span>{label}</span>
        </div>
      ))}
    </section>
  );
}

function Wrong({ experiment }: { experiment: ExperimentDocument }) {
  const { t } = useTranslation('staff');
  const { problems } = experiment;
  if (problems.length === 0) return null;
  return (
    <Note
      tone="bad"
      title={
        problems.length === 1
          ? t('experiments.one_wrong')
          : t('experiments.many_wrong', { n: problems.length })
      }
    >
      <ul className="exp-wrongs">
        {problems.slice(0, 8).map(({ path, message }) => (
          <li key={`${path}${message}`}>
            <code>{path || '·'}</code> {message}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function StagesLine({ document }: { document: JsonObject }) {
  const { t } = useTranslation('staff');
  const language = currentLanguage();
  const stages = listAt(document, 'stages');
  if (stages.length === 0) return null;
  return (
    <section className="card card--stack">
      <h2>{t('experiments.stages_line')}</h2>
      <ol className="exp-stageline">
        {stages.map((stage, index) => (
          <li key={index}>
            <span className="exp-stageline__ring number" aria-hidden="true">
              {index + 1}
            </span>
            <b>
              {textAt(stage, ['title', language]) ||
                textAt(stage, ['title', 'en']) ||
                textAt(stage, ['name'])}
            </b>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ArmsTable({ document }: { document: JsonObject }) {
  const { t } = useTranslation('staff');
  const arms = listAt(document, 'arms');
  if (arms.length === 0) return null;
  return (
    <section className="card card--stack">
      <h2>{t('experiments.arms_groups')}</h2>
      <ul className="exp-armlist">
        {arms.map((arm, index) => (
          <li key={index}>
            <span className={index % 2 === 0 ? 'exp-ring exp-ring--full' : 'exp-ring'} aria-hidden="true">
              {index + 1}
            </span>
            <b>{textAt(arm, ['title'])}</b>
            <span className="muted">
              {t('experiments.groups_of', {
                groups: numberOr(arm['groups'], 1),
                size: numberOr(arm['size'], 8),
              })}
              {numberOr(arm['bots'], 0) > 0 &&
                ` ${t('experiments.bots_more', { n: numberOr(arm['bots'], 0) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sessions({ sessions }: { sessions: readonly SessionCard[] }) {
  const { t } = useTranslation('staff');
  if (sessions.length === 0) return null;
  return (
    <section className="card card--stack">
      <h2>{t('experiments.sessions')}</h2>
      <ul className="exp-armlist">
        {sessions.map((session) => (
          <li key={session.session_id}>
            <Link to={`/staff/sessions/${session.session_id}`}>
              {t('experiments.session_n', { n: session.number })}
            </Link>
            {session.rehearsal && <Pill tone="warn">{t('experiments.rehearsal')}</Pill>}
            <span className="muted">
              {day(session.opened_at)}, {session.people} / {session.places}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pay({ document }: { document: JsonObject }) {
  const { t } = useTranslation('staff');
  const pay = (document['pay'] ?? {}) as JsonObject;
  const lines = [
    [t('experiments.show_up'), numberOr(pay['show_up_cents'], 500)],
    [t('experiments.per_hundred'), numberOr(pay['per_hundred_cents'], 100)],
    [t('experiments.lobby_fee'), numberOr(pay['lobby_fee_cents'], 200)],
  ] as const;
  return (
    <section className="card card--stack">
      <h2>{t('experiments.pay')}</h2>
      <dl className="exp-paylines">
        {lines.map(([label, cents]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="number">{money(cents)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
