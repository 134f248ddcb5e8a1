/**
 * Rows as CSV the way spreadsheets here read it: semicolons, CRLF and a byte order mark. A cell that a spreadsheet would take for a formula is
 * made a text (OWASP CSV injection): whatever somebody is called, nothing runs.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\u{FEFF}${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const tame = /^\s*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[";\r\n']/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
