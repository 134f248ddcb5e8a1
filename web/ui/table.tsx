import './css/table.css';
import { useState, type ReactNode } from 'react';
import { t } from '../i18n/text.ts';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Makes the column sortable. */
  readonly by?: (row: Row) => string | number;
  readonly number?: boolean;
}

/** A table whose rows become blocks on a phone. The first column names the row. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  const [sort, setSort] = useState<{ id: string; descending: boolean } | null>(null);
  const by = columns.find(({ id }) => id === sort?.id)?.by;
  const shown = by === undefined ? rows : [...rows].sort((a, b) => compare(by(a), by(b)) * (sort?.descending === true ? -1 : 1));
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="ds-table" data-stacks>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                data-number={column.number || undefined}
                {...(sort?.id === column.id
                  ? { 'aria-sort': sort.descending ? ('descending' as const) : ('ascending' as const) }
                  : column.by
                    ? { 'aria-sort': 'none' as const }
                    : {})}
              >
                {column.by === undefined ? (
                  column.label
                ) : (
                  <button type="button" onClick={() => setSort({ id: column.id, descending: sort?.id === column.id && !sort.descending })}>
                    {column.label}
                    <span className="sr-only"> {t('ui.sort')}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => {
                const attributes = { 'data-label': column.label, 'data-number': column.number || undefined };
                return index === 0 ? (
                  <th key={column.id} scope="row" {...attributes}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} {...attributes}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'sv');
