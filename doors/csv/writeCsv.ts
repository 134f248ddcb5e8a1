/**
 * Rows as a spreadsheet reads them: commas between, CRLF after, and a mark first that says UTF-8. A cell that a spreadsheet would take
 * for a formula begins with an apostrophe; `unguarded` takes it away again, so that any text comes back as it was.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map((cell) => quoted(guarded(cell))).join(',')).join('\r\n')}\r\n`;
}

/** A cell as it was before it was guarded. */
export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

/** Numbers may begin with a minus. */
const guarded = (cell: string): string => (DANGEROUS.test(cell) && !/^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(cell) ? `'${cell}` : cell);

/** Signs that begin a formula, in full width too, and white space that hides them; apostrophes before are counted so that one can be taken away. */
const DANGEROUS = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const GUARDED = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
