// The report of a rehearsal: how long everything took, as a table, and what came of it in lines.
import { currency } from '../../format';
import type { RehearsalReport, RehearsalTime } from '../../generated/api';
import { DataTable, type Column } from '../parts/DataTable';
import { lasted, lineOf, useWords, type Words } from './say';

export function RehearsalReportCard({ report, again }: { report: RehearsalReport; again: string }) {
  const t = useWords();
  return (
    <>
      <div>
        <h3>{t('rehearsing.times')}</h3>
        <DataTable
          label={t('rehearsing.times')}
          columns={columns(t)}
          rows={report.times}
          rowKey={(time) => `${time.what}${report.times.indexOf(time)}`}
          testid="rehearsal-times"
        />
      </div>
      <div>
        <h3>{t('rehearsing.facts')}</h3>
        <dl className="rehearsing__facts" data-testid="rehearsal-facts">
          {factsOf(t, report).map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
          <div>
            <dt>{t('rehearsing.again')}</dt>
            <dd>
              <code>{again}</code>
            </dd>
          </div>
        </dl>
      </div>
    </>
  );
}

const columns = (t: Words): Column<RehearsalTime>[] => [
  {
    key: 'what',
    title: t('rehearsing.what'),
    cell: ({ what, stage }) => (what === 'stage' ? stage && lineOf(stage) : t(`rehearsing.of.${what}`)),
  },
  { key: 'median', title: t('rehearsing.median'), number: true, cell: (time) => lasted(time.median_ms) },
  { key: 'p99', title: t('rehearsing.p99'), number: true, cell: (time) => lasted(time.p99_ms) },
  { key: 'longest', title: t('rehearsing.longest'), number: true, cell: (time) => lasted(time.longest_ms) },
  { key: 'count', title: t('rehearsing.count'), number: true, cell: (time) => time.count },
];

function factsOf(t: Words, { endings, deeds, owed, refused, slowed }: RehearsalReport): [string, string][] {
  const facts: [string, string][] = [];
  const add = (name: string, said: readonly string[]): void => {
    if (said.length > 0) facts.push([name, said.join(' · ')]);
  };
  add(
    t('rehearsing.endings'),
    endings.map(({ ending, count }) => `${count} ${t(`ending.${ending}`)}`),
  );
  add(
    t('rehearsing.deeds'),
    deeds.map(({ deed, count }) => t(`rehearsing.deed.${deed}`, { count })),
  );
  if (owed) {
    const sum = (cents: number): string => currency(cents, owed.currency);
    const said = t('rehearsing.owed_say', {
      total: sum(owed.total_cents),
      people: owed.people,
      lowest: sum(owed.lowest_cents),
      highest: sum(owed.highest_cents),
      median: sum(owed.median_cents),
    });
    add(t('rehearsing.owed'), [said]);
  }
  if (refused > 0) add(t('rehearsing.refused'), [t('rehearsing.refused_say', { n: refused })]);
  if (slowed > 0) add(t('rehearsing.slowed'), [t('rehearsing.slowed_say', { n: slowed })]);
  return facts;
}
