import { COLUMNS, type ColumnName, type Field } from './dictionary.ts';

/** Where in a dictionary something stands: `rad 5, Field Label`, or the whole row. */
export const placeOf = ({ line }: Field, column?: ColumnName): string =>
  column === undefined ? `rad ${line}` : `rad ${line}, ${COLUMNS[column].title}`;
