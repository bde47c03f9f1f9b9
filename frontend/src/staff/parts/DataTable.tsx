// A table of rows that are alike: the first column names the row, numbers stand right, and where there is no room for it
// each row becomes a small card with the names of its columns. A long one shows its head and the rest on request.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
  /** The title is for those who hear the table: what stands in the column speaks for itself, such as buttons. */
  readonly silent?: boolean;
}

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows of one's own, or chosen ones. */
  own?: (row: Row) => boolean;
  /** How many are shown at first. */
  first?: number;
  testid?: string;
}

export function DataTable<Row>({ label, columns, rows, rowKey, own, first = Infinity, testid }: Props<Row>) {
  const { t } = useTranslation('staff');
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, first);
  return (
    <div className="datatable">
      <table className="table" aria-label={label} data-testid={testid}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.number ? '' : 'table__words'}>
                <span className={column.silent ? 'hidden' : ''}>{column.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)} className={own?.(row) ? 'table__you' : ''}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} head={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <button
          type="button"
          className="button button--quiet more"
          onClick={() => {
            setAll(true);
          }}
        >
          {t('parts.show_all', { n: rows.length })}
        </button>
      )}
    </div>
  );
}

function Cell<Row>({ column, row, head }: { column: Column<Row>; row: Row; head: boolean }) {
  const kind = column.number ? 'number' : 'table__words';
  if (head) {
    return (
      <th scope="row" className={kind}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td className={kind} data-label={column.silent ? undefined : column.title}>
      <span>{column.cell(row)}</span>
    </td>
  );
}
