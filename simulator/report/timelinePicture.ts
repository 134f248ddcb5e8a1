import type { Cohort } from '../cohort.ts';
import type { TimelineItem } from '../timeline.ts';
import { type Figure, picture, ticks } from './figure.ts';
import { table } from './table.ts';
import { escaped, number, percent, short } from './text.ts';

const LEFT = 230;
const WIDTH = 900;
const ROW = 28;
const TOP = 34;

/** When modules open and are done, and when batteries ask, in days from the start. */
export function timelineFigure({ timeline, days, citizens }: Cohort): Figure {
  const all = citizens.reduce((sum, { count }) => sum + count, 0);
  const last = Math.max(7, ...timeline.flatMap(({ opened, done, occasions }) => [opened?.p50 ?? 0, done?.p50 ?? 0, ...occasions]));
  const axis = ticks(Math.min(days, last));
  const most = axis.at(-1) ?? 1;
  const x = (day: number): number => LEFT + (day / most) * (WIDTH - LEFT - 40);
  const rows = timeline.map((item, index) => row(item, TOP + index * ROW, x)).join('');
  const height = TOP + timeline.length * ROW + 8;
  const grid = axis
    .map(
      (day) =>
        `<line x1="${x(day)}" x2="${x(day)}" y1="${TOP - 8}" y2="${height}" class="grid"/><text x="${x(day)}" y="16" class="axis" text-anchor="middle">dag ${number(day)}</text>`,
    )
    .join('');
  const words = `När de ${timeline.filter(({ kind }) => kind === 'module').length} modulerna brukar öppnas och bli klara, och när mätningarna brukar komma. Strecket går från mittersta dagen för öppning till mittersta dagen för klart; en ring är ett tillfälle.`;
  return {
    id: 'tidslinje',
    title: 'Momentet över tid',
    words,
    svg: picture('tidslinje', WIDTH, height, words, grid + rows),
    table: table(
      'Mittersta dag, och för var tionde invånare tidigast och senast',
      ['Vad', 'Öppnas', 'Tidigast–senast', 'Klart eller besvarat', 'Invånare'],
      timeline.map(({ title, opened, done, lives }) => [
        title,
        opened ? `dag ${number(opened.p50)}` : 'aldrig',
        opened ? `${number(opened.p10)}–${number(opened.p90)}` : '–',
        done ? `dag ${number(done.p50)}` : '–',
        `${lives} (${percent(lives / Math.max(1, all))})`,
      ]),
      [1, 2, 3, 4],
    ),
  };
}

function row({ kind, title, opened, done, occasions }: TimelineItem, y: number, x: (day: number) => number): string {
  const label = `<text x="0" y="${y + 17}" class="label">${escaped(short(title, 32))}<title>${escaped(title)}</title></text>`;
  if (kind === 'battery') {
    return (
      label +
      occasions
        .slice(0, 200)
        .map((day) => `<circle cx="${x(day).toFixed(1)}" cy="${y + 12}" r="5" class="occasion"/>`)
        .join('')
    );
  }
  if (!opened) return `${label}<text x="${LEFT}" y="${y + 17}" class="axis">öppnas aldrig</text>`;
  const from = x(opened.p50);
  const to = done ? Math.max(from + 6, x(done.p50)) : from + 6;
  return `${label}<line x1="${x(opened.p10).toFixed(1)}" x2="${x(opened.p90).toFixed(1)}" y1="${y + 12}" y2="${y + 12}" class="spread"/><rect x="${from.toFixed(1)}" y="${y + 5}" width="${(to - from).toFixed(1)}" height="14" rx="3" class="bar"/>`;
}
