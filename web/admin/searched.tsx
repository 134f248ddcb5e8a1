import { useState, type ReactNode } from 'react';
import { t } from '../i18n/text.ts';
import { TextField } from '../ui/field.tsx';

/** A list that can be narrowed by what is written; the field comes when the list is long enough to need it. */
export function Searched<Row>({
  rows,
  words,
  children,
}: {
  rows: readonly Row[];
  /** What of a row is searched in. */
  words: (row: Row) => readonly string[];
  children: (found: readonly Row[]) => ReactNode;
}) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase('sv');
  const found = rows.filter((row) => words(row).some((each) => each.toLocaleLowerCase('sv').includes(wanted)));
  return (
    <>
      {rows.length > 5 && (
        <div className="narrow">
          <TextField
            label={t('org.search')}
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <p className={found.length === 0 ? 'quiet' : 'sr-only'} role="status">
        {found.length === 0 && t('org.nothingFound', { search: search.trim() })}
      </p>
      {found.length > 0 && children(found)}
    </>
  );
}
