// One figure: its title, the sentence that is computed from it, the drawing or its table, how it is computed, and its files.
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Results, SeenFigure, SeenPanel, Summary } from '../../generated/api';
import { Badge } from '../../components/Badge';
import { Scroll } from '../../components/Scroll';
import { listed } from '../../format';
import { useSay, useSchemes } from '../../wiring/catalogue';
import { ArmMark } from '../control/pieces/marks';
import { Drawing } from './Drawing';
import { DRAWN } from './figures';
import { csvUrl, type Asked } from './http';
import { bounds, shown } from './numbers';
import { save, svgText } from './save';

interface Props {
  experiment: string;
  figure: SeenFigure;
  results: Results;
  asked: Asked;
}

export function FigureCard({ experiment, figure, results, asked }: Props) {
  const { t, i18n } = useTranslation('results');
  const say = useSay();
  const [asTable, setAsTable] = useState(false);
  const card = useRef<HTMLElement>(null);
  const title = say(figure.words.name);
  const draw = DRAWN[figure.name];
  const empty = figure.panels.every((panel) => panel.summaries.length === 0);
  const table = asTable || draw === undefined;
  const scene = useMemo(
    () => ({
      figure,
      results,
      say,
      words: {
        turn: t('turn'),
        arm: (n: number) => t('arm', { n }),
        thirds: [t('third_1'), t('third_2'), t('third_3')],
        shortThirds: [t('short_1'), t('short_2'), t('short_3')],
      },
    }),
    [figure, results, i18n.language], // eslint-disable-line react-hooks/exhaustive-deps -- t and say change with the language
  );
  const saveSvg = (): void => {
    const svg = card.current?.querySelector<SVGSVGElement>('.drawing > svg');
    if (!svg) return;
    const ground = getComputedStyle(card.current ?? svg).backgroundColor;
    save(`${figure.name}.svg`, 'image/svg+xml', svgText(svg, `${title}: ${say(figure.sentence)}`, ground));
  };
  return (
    <figure
      className="card figure"
      ref={card}
      aria-labelledby={`figure-${figure.name}`}
      data-testid={`figure-${figure.name}`}
    >
      <div className="figure__head">
        <h2 id={`figure-${figure.name}`}>{title}</h2>
        <div className="figure__ways">
          {draw !== undefined && !empty && (
            <button
              type="button"
              className="figure__way"
              aria-label={t(asTable ? 'as_figure_of' : 'as_table_of', { figure: title })}
              onClick={() => {
                setAsTable(!asTable);
              }}
            >
              {asTable ? t('as_figure') : t('as_table')}
            </button>
          )}
          {!table && !empty && (
            <button
              type="button"
              className="figure__way"
              aria-label={t('svg_of', { figure: title })}
              onClick={saveSvg}
            >
              {t('svg')}
            </button>
          )}
          <a
            className="figure__way"
            download
            aria-label={t('csv_of', { figure: title })}
            href={csvUrl(experiment, figure.name, asked, 'arms')}
          >
            {t('csv')}
          </a>
          <a
            className="figure__way"
            download
            aria-label={t('csv_games_of', { figure: title })}
            href={csvUrl(experiment, figure.name, asked, 'games')}
          >
            {t('csv_games')}
          </a>
        </div>
      </div>
      <p className="figure__say">
        <b>{say(figure.sentence)}</b> <span>{say(figure.words.long)}</span>
      </p>
      <div className="figure__body">
        {empty && <p className="figure__empty muted">{t('empty_figure')}</p>}
        {!empty &&
          (table ? (
            figure.panels.map((panel) => (
              <PanelTable key={panel.name} panel={panel} results={results} title={title} />
            ))
          ) : (
            <Drawing draw={draw} scene={scene} label={`${title}. ${say(figure.sentence)}`} />
          ))}
        {!table && !empty && <Legend figure={figure} results={results} />}
      </div>
      <Defined figure={figure} />
    </figure>
  );
}

/** The names of the letters: of figures that show any. */
function Legend({ figure, results }: { figure: SeenFigure; results: Results }) {
  const { t } = useTranslation('results');
  const schemes = useSchemes();
  const there = new Set(
    figure.panels.flatMap(({ keys, summaries }) => {
      const place = keys.indexOf('federation');
      return place < 0 ? [] : summaries.map((row) => row.at[place]);
    }),
  );
  if (there.size === 0) return null;
  const longest = results.arms.reduce((one, other) =>
    other.federations.length > one.federations.length ? other : one,
  );
  return (
    <ul className="figure__legend" aria-label={t('schemes')}>
      {longest.federations.map((name, index) => {
        if (!there.has(index + 1)) return null;
        const own = [...new Set(results.arms.map((arm) => arm.schemes[index] ?? ''))];
        return (
          <li key={name} title={own.map((scheme) => schemes(scheme).name).join(' / ')}>
            <Badge federation={index + 1} small /> {name}
          </li>
        );
      })}
    </ul>
  );
}

function Defined({ figure }: { figure: SeenFigure }) {
  const { t } = useTranslation('results');
  const say = useSay();
  const measures = new Map(
    figure.panels
      .flatMap((panel) => panel.measures)
      .map((measure) => [say(measure.words.name), say(measure.words.long)]),
  );
  return (
    <details className="figure__defined">
      <summary>{t('defined')}</summary>
      <dl>
        {[...measures].map(([name, long]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{long}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t('source', { source: figure.source })}</p>
      {figure.dots.length < figure.dots_of && (
        <p className="muted number">{t('dots', { shown: figure.dots.length, all: figure.dots_of })}</p>
      )}
    </details>
  );
}

/** A row for each key, a column for each measure of each arm, with its interval. */
function PanelTable({ panel, results, title }: { panel: SeenPanel; results: Results; title: string }) {
  const { t } = useTranslation('results');
  const say = useSay();
  const { arms } = results;
  const keys = new Map(panel.summaries.map((row) => [row.at.join('|'), row.at]));
  const find = (arm: number, key: string, measure: string): Summary | undefined =>
    panel.summaries.find((row) => row.arm === arm && row.measure === measure && row.at.join('|') === key);
  const columns = panel.measures.flatMap((measure) => arms.map((arm) => ({ measure, arm })));
  if (keys.size === 0) return null;
  return (
    <Scroll label={`${title}: ${listed(panel.measures.map((measure) => say(measure.words.name)))}`} bounded>
      <table className="table number figure__table">
        <thead>
          <tr>
            {panel.keys.map((key) => (
              <th key={key} scope="col" className="table__words">
                {t(key)}
              </th>
            ))}
            {columns.map(({ measure, arm }) => (
              <th key={`${measure.name}-${arm.number}`} scope="col">
                {arms.length > 1 && <ArmMark arm={arm.number} />} {say(measure.words.name)}
                {arms.length > 1 && <span className="hidden">, {t('arm', { n: arm.number })}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...keys].map(([key, at]) => (
            <tr key={key}>
              {panel.keys.map((name, place) => (
                <KeyCell key={name} name={name} value={at[place] ?? 0} results={results} head={place === 0} />
              ))}
              {columns.map(({ measure, arm }) => (
                <MeanCell
                  key={`${measure.name}-${arm.number}`}
                  unit={measure.unit}
                  row={find(arm.number, key, measure.name)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

interface KeyProps {
  name: SeenPanel['keys'][number];
  value: number;
  results: Results;
  head: boolean;
}

function KeyCell({ name, value, results, head }: KeyProps) {
  const { t } = useTranslation('results');
  const federation = results.arms
    .map((arm) => arm.federations[value - 1])
    .find((known) => known !== undefined);
  const content =
    name === 'federation' ? (
      <>
        <Badge federation={value} small /> {federation}
      </>
    ) : name === 'third' ? (
      t(value === 1 ? 'third_1' : value === 2 ? 'third_2' : 'third_3')
    ) : (
      value
    );
  return head ? (
    <th scope="row" className="table__words">
      {content}
    </th>
  ) : (
    <td className="table__words">{content}</td>
  );
}

function MeanCell({ unit, row }: { unit: Parameters<typeof shown>[0]; row: Summary | undefined }) {
  const { t } = useTranslation('results');
  if (!row) return <td>–</td>;
  const both = bounds(unit, row.interval, shown);
  return (
    <td>
      {shown(unit, row.interval.mean)}
      {both && <span className="figure__range muted">{t('range', { low: both[0], high: both[1] })}</span>}
    </td>
  );
}
