// The frame of every chart: a title that says what it shows, and the same data as a table for those who want it.
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Scroll } from '../components/Scroll';
import { useLooked } from '../wiring/looked';

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Props {
  title: string;
  table: ChartTable;
  /** Said instead of an empty chart. */
  empty?: string | null;
  small?: boolean;
  level?: 'h2' | 'h3' | 'h4';
  children: ReactNode;
}

export function ChartFrame({ title, table, empty = null, small = false, level = 'h3', children }: Props) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const looked = useLooked();
  const id = useId();
  const Heading = level;
  return (
    <figure className={small ? 'chart chart--small' : 'chart'} aria-labelledby={id}>
      <div className="chart__head">
        <Heading id={id}>{title}</Heading>
        {empty === null && (
          <button
            type="button"
            className="chart__toggle"
            aria-label={asTable ? t('chart.as_chart') : t('chart.as_table')}
            aria-describedby={id}
            onClick={() => {
              looked('panel.chart');
              setAsTable(!asTable);
            }}
          >
            {asTable ? t('chart.as_chart_short') : t('chart.as_table_short')}
          </button>
        )}
      </div>
      {empty !== null && <p className="chart__empty muted">{empty}</p>}
      {empty === null && (asTable ? <DataTable title={title} table={table} /> : children)}
    </figure>
  );
}

export function DataTable({ title, table }: { title: string; table: ChartTable }) {
  return (
    <Scroll label={title} bounded>
      <table className="table number">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
