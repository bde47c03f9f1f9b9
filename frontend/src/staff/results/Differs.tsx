// What differs first: each measure of all arms, how far each arm is from the first one, and how sure that is.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Apart, Results, SeenHeadline, Summary } from '../../generated/api';
import { Scroll } from '../../components/Scroll';
import { useSay } from '../../wiring/catalogue';
import { bounds, shown, signed } from './numbers';
import { csvText, save, type CsvCell } from './save';

export function Differs({ results }: { results: Results }) {
  const { t } = useTranslation('results');
  const { arms, headlines } = results;
  const several = arms.length > 1;
  const title = several ? t('differs') : t('in_numbers');
  const pairs = arms.slice(1);
  return (
    <section className="card card--stack results__wide" aria-labelledby="differs-title">
      <div className="figure__head">
        <h2 id="differs-title">{title}</h2>
        <div className="figure__ways">
          <button
            type="button"
            className="figure__way"
            aria-label={t('csv_of', { figure: title })}
            onClick={() => {
              save('differences.csv', 'text/csv', csvText(rowsOf(results)));
            }}
          >
            {t('csv')}
          </button>
        </div>
      </div>
      <Frame label={title} wide={arms.length > 3}>
        <table className="table headlines number" data-testid="differs">
          <thead>
            <tr>
              <th scope="col" className="table__words">
                {t('measure')}
              </th>
              {arms.map((arm) => (
                <th key={arm.number} scope="col">
                  {several ? t('arm', { n: arm.number }) : t('mean')}
                </th>
              ))}
              {!several && <th scope="col">{t('interval')}</th>}
              {pairs.map((arm) => (
                <PairHead key={arm.number} arm={arm.number} only={pairs.length === 1} />
              ))}
            </tr>
          </thead>
          <tbody>
            {headlines.map((line) => (
              <Line key={line.name} line={line} results={results} />
            ))}
          </tbody>
        </table>
      </Frame>
    </section>
  );
}

/** Where there is no room a row becomes a card; of many arms it would be a long one, and the table can be moved instead. */
function Frame({ label, wide, children }: { label: string; wide: boolean; children: ReactNode }) {
  return wide ? <Scroll label={label}>{children}</Scroll> : <div className="datatable">{children}</div>;
}

function PairHead({ arm, only }: { arm: number; only: boolean }) {
  const { t } = useTranslation('results');
  return (
    <>
      <th scope="col">{only ? t('difference') : t('difference_of', { n: arm })}</th>
      <th scope="col">{t('interval')}</th>
      {only && <th scope="col">{t('strip')}</th>}
    </>
  );
}

function Line({ line, results }: { line: SeenHeadline; results: Results }) {
  const { t } = useTranslation('results');
  const say = useSay();
  const { arms } = results;
  const of = (arm: number): Summary | undefined => line.arms.find((row) => row.arm === arm);
  const first = arms[0] && of(arms[0].number);
  return (
    <tr>
      <th scope="row" className="table__words">
        {say(line.words)}
      </th>
      {arms.map((arm) => {
        const row = of(arm.number);
        return (
          <td key={arm.number} data-label={arms.length > 1 ? t('arm', { n: arm.number }) : t('mean')}>
            <span>
              {row ? shown(line.unit, row.interval.mean) : '–'}
              {row?.so_far && (
                <span className="muted" title={t('so_far_note')}>
                  {' '}
                  {t('so_far')}
                </span>
              )}
            </span>
          </td>
        );
      })}
      {arms.length < 2 && (
        <td data-label={t('interval')}>
          <Range unit={line.unit} row={first} say={shown} />
        </td>
      )}
      {arms.slice(1).map((arm) => (
        <Pair
          key={arm.number}
          line={line}
          apart={line.apart.find((row) => row.arm === arm.number)}
          only={arms.length === 2}
        />
      ))}
    </tr>
  );
}

function Pair({ line, apart, only }: { line: SeenHeadline; apart: Apart | undefined; only: boolean }) {
  const { t } = useTranslation('results');
  const by = (value: number): string => {
    const n = signed(line.unit, value);
    return line.unit === 'share' ? t('points', { n }) : n;
  };
  return (
    <>
      <td className="headlines__by" data-label={t('difference')}>
        {apart ? by(apart.interval.mean) : '–'}
      </td>
      <td className="muted" data-label={t('interval')}>
        <Range unit={line.unit} row={apart} say={signed} />
      </td>
      {only && <td className="headlines__strip">{apart && <Strip apart={apart} />}</td>}
    </>
  );
}

interface RangeProps {
  unit: SeenHeadline['unit'];
  row: Summary | Apart | undefined;
  say: (unit: SeenHeadline['unit'], value: number) => string;
}

function Range({ unit, row, say }: RangeProps) {
  const { t } = useTranslation('results');
  if (!row) return '–';
  const both = bounds(unit, row.interval, say);
  return both ? (
    t('range', { low: both[0], high: both[1] })
  ) : (
    <span className="muted">{t('no_interval')}</span>
  );
}

const WIDTH = 200;

/** The interval on a scale of its own, with nothing in the middle: the sum beside it says the same. */
function Strip({ apart }: { apart: Apart }) {
  const { mean, low, high } = apart.interval;
  const most = Math.max(Math.abs(mean), Math.abs(low ?? 0), Math.abs(high ?? 0), 1e-12) * 1.1;
  const x = (value: number): number => WIDTH / 2 + (value / most) * (WIDTH / 2);
  return (
    <svg viewBox={`0 0 ${WIDTH} 20`} width={WIDTH} height="20" aria-hidden="true" className="strip">
      <line x1="0" x2={WIDTH} y1="10" y2="10" className="strip__line" />
      <line x1={WIDTH / 2} x2={WIDTH / 2} y1="2" y2="18" className="strip__zero" />
      {low !== null && high !== null && (
        <line x1={x(low)} x2={x(high)} y1="10" y2="10" className="strip__range" />
      )}
      <rect x={x(mean) - 4} y="6" width="8" height="8" rx="1.5" className="strip__mean" />
    </svg>
  );
}

/** All digits, as in the other files. */
function rowsOf({ headlines }: Results): CsvCell[][] {
  const header = ['measure', 'unit', 'arm', 'less_arm', 'mean', 'low', 'high', 'games', 'so_far'];
  const rows = headlines.flatMap((line) => [
    ...line.arms.map(({ arm, interval, so_far }): CsvCell[] => {
      const { mean, low, high, games } = interval;
      return [line.name, line.unit, arm, null, mean, low, high, games, so_far];
    }),
    ...line.apart.map(({ arm, interval: { mean, low, high, games } }): CsvCell[] => {
      return [line.name, line.unit, arm, 1, mean, low, high, games, null];
    }),
  ]);
  return [header, ...rows];
}
