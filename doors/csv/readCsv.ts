/** One row of a table, and which line of the file it begins on (from 1). */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads a table as spreadsheets write it: commas, semicolons or tabs between, quotes around what holds them, a quote written twice inside.
 * A quote that never ends takes the rest of the file with it, and `unclosed` says where it began. Rows of nothing are left out.
 */
export function readCsv(text: string): { readonly rows: readonly CsvRow[]; readonly separator: string; readonly unclosed: number | null } {
  const whole = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(whole);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  let at = 0;
  let unclosed: number | null = null;
  const end = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line: began });
    cells = [];
  };
  while (at <= whole.length) {
    let cell: string;
    if (whole[at] === '"') {
      const parts: string[] = [];
      const opened = line;
      at += 1;
      for (;;) {
        const quote = whole.indexOf('"', at);
        if (quote === -1) {
          parts.push(whole.slice(at));
          at = whole.length;
          unclosed ??= opened;
          break;
        }
        parts.push(whole.slice(at, quote));
        at = quote + 1;
        if (whole[at] !== '"') break;
        parts.push('"');
        at += 1;
      }
      cell = parts.join('');
      line += cell.split('\n').length - 1;
      // What stands between a closing quote and the next separator belongs to the cell, as spreadsheets read it.
      const rest = untilEnd(whole, at, separator);
      cell += rest;
      at += rest.length;
    } else {
      cell = untilEnd(whole, at, separator);
      at += cell.length;
    }
    cells.push(cell);
    if (whole[at] === separator) {
      at += 1;
      continue;
    }
    end();
    if (at >= whole.length) break;
    at += whole[at] === '\r' && whole[at + 1] === '\n' ? 2 : 1;
    line += 1;
    began = line;
  }
  return { rows, separator, unclosed };
}

function untilEnd(text: string, from: number, separator: string): string {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return text.slice(from, at);
}

/** The sign that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const first = text.slice(0, 20_000).split(/\r?\n/, 1)[0] ?? '';
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const [most] = [',', ';', '\t'].map((sign) => ({ sign, count: bare.split(sign).length })).toSorted((a, b) => b.count - a.count);
  return most?.sign ?? ',';
}
