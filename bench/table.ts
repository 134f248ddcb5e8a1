import type { Ratio } from './ratio.ts';

/** The figures as a table that can be read in a terminal and pasted into a page. */
export function table(ratios: readonly Ratio[]): string {
  const rows = ratios.map((one) => [
    one.name,
    `${figure(one.ours)} ${one.unit}`,
    one.anchor === null ? '–' : figure(one.anchor),
    one.ratio === null ? '–' : figure(one.ratio),
    one.goal,
    one.reached === null ? '' : one.reached ? 'ja' : 'nej',
  ]);
  const head = ['vad', 'vi', 'jämfört med', 'kvot', 'mål', 'nått'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** Three figures that count, with a Swedish comma. */
const figure = (value: number): string =>
  Number.isFinite(value)
    ? value.toLocaleString('sv-SE', { maximumSignificantDigits: value >= 1_000 ? 4 : 3 }).replaceAll('\u00a0', ' ')
    : '–';
