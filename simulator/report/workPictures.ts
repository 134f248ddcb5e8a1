import type { Cohort } from '../cohort.ts';
import { type Figure, picture, ticks } from './figure.ts';
import { table } from './table.ts';
import { number } from './text.ts';

const WIDTH = 900;
const HEIGHT = 260;
const LEFT = 46;
const BOTTOM = 30;
export const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];

/** Flags and messages to staff, week by week from the start. */
export function weeksFigure({ workload }: Cohort): Figure {
  const { weeks } = workload;
  const axis = ticks(Math.max(0, ...weeks.map(({ flags, messages }) => flags + messages)));
  const most = axis.at(-1) ?? 1;
  const room = (WIDTH - LEFT - 10) / Math.max(1, weeks.length);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - 14);
  const bars = weeks
    .map(({ week, flags, prioritised, messages }, index) => {
      const x = LEFT + index * room + room * 0.12;
      const piece = (from: number, to: number, kind: string): string =>
        to > from
          ? `<rect x="${x.toFixed(1)}" y="${y(to).toFixed(1)}" width="${(room * 0.76).toFixed(1)}" height="${(y(from) - y(to)).toFixed(1)}" class="${kind}"/>`
          : '';
      const name =
        index % Math.ceil(weeks.length / 16) === 0
          ? `<text x="${(x + room * 0.38).toFixed(1)}" y="${HEIGHT - 10}" class="axis" text-anchor="middle">v ${week}</text>`
          : '';
      return piece(0, prioritised, 'alarm') + piece(prioritised, flags, 'bar') + piece(flags, flags + messages, 'second') + name;
    })
    .join('');
  const busiest = weeks.toSorted((one, other) => other.flags + other.messages - one.flags - one.messages)[0];
  const words = busiest
    ? `Flaggor och meddelanden till personalen per vecka och 100 invånare. Mest är det vecka ${busiest.week}: ${number(busiest.flags)} flaggor, varav ${number(busiest.prioritised)} prioriterade, och ${number(busiest.messages)} meddelanden.`
    : 'Personalen får inga flaggor och inga meddelanden.';
  return {
    id: 'arbetsveckor',
    title: 'Personalens arbete per vecka',
    words,
    svg: `${picture('arbetsveckor', WIDTH, HEIGHT, words, gridOf(axis, y) + bars)}<p class="legend"><span class="key alarm"></span>Prioriterade flaggor <span class="key bar"></span>Andra flaggor <span class="key second"></span>Meddelanden</p>`,
    table: table(
      'Per 100 invånare, vecka för vecka från starten',
      ['Vecka', 'Flaggor', 'Varav prioriterade', 'Meddelanden', 'Formulär att läsa'],
      weeks.map(({ week, flags, prioritised, messages, forms }) => [
        `Vecka ${week}`,
        number(flags),
        number(prioritised),
        number(messages),
        number(forms),
      ]),
      [1, 2, 3, 4],
    ),
  };
}

/** Lines and values behind bars. */
export function gridOf(axis: readonly number[], y: (value: number) => number): string {
  return axis
    .map(
      (value) =>
        `<line x1="${LEFT}" x2="${WIDTH - 10}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" class="grid"/><text x="${LEFT - 8}" y="${(y(value) + 4).toFixed(1)}" class="axis" text-anchor="end">${number(value)}</text>`,
    )
    .join('');
}

/** When in the week flags and messages come. */
export function hoursFigure({ workload }: Cohort): Figure {
  const { hours } = workload;
  const most = Math.max(0.0001, ...hours.flat());
  const cell = { width: 34, height: 30 };
  const left = 84;
  const cells = hours
    .flatMap((day, weekday) =>
      day.map((value, hour) => {
        const x = left + hour * cell.width;
        const y = 24 + weekday * cell.height;
        const strong = value > most * 0.5;
        const text =
          value >= 0.05
            ? `<text x="${x + cell.width / 2}" y="${y + 19}" text-anchor="middle" class="${strong ? 'cell strong' : 'cell'}">${value >= 9.95 ? Math.round(value) : number(value)}</text>`
            : '';
        return `<rect x="${x + 1}" y="${y + 1}" width="${cell.width - 2}" height="${cell.height - 2}" rx="3" fill="${tint(value / most)}"/>${text}`;
      }),
    )
    .join('');
  const heads = Array.from(
    { length: 24 },
    (_, hour) =>
      `<text x="${left + hour * cell.width + cell.width / 2}" y="15" class="axis" text-anchor="middle">${String(hour).padStart(2, '0')}</text>`,
  ).join('');
  const days = WEEKDAYS.map((name, index) => `<text x="0" y="${24 + index * cell.height + 20}" class="label">${name}</text>`).join('');
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const total = Math.max(0.0001, sum(hours.flat()));
  const outside = sum(hours.flatMap((day, weekday) => day.filter((_value, hour) => weekday > 4 || hour < 8 || hour >= 17)));
  const words = `När på veckan flaggor och meddelanden kommer, per 100 invånare under hela momentet. ${Math.round((outside / total) * 100)} procent kommer utanför måndag till fredag 08–17.`;
  return {
    id: 'arbetstimmar',
    title: 'Personalens arbete per veckodag och timme',
    words,
    svg: picture('arbetstimmar', left + 24 * cell.width, 24 + 7 * cell.height + 4, words, heads + days + cells),
    table: table(
      'Flaggor och meddelanden per 100 invånare',
      ['Veckodag', '00–06', '06–08', '08–10', '10–12', '12–14', '14–17', '17–20', '20–24'],
      hours.map((day, weekday) => [
        WEEKDAYS[weekday] ?? '',
        ...[
          [0, 6],
          [6, 8],
          [8, 10],
          [10, 12],
          [12, 14],
          [14, 17],
          [17, 20],
          [20, 24],
        ].map(([from, to]) => number(sum(day.slice(from, to)))),
      ]),
      [1, 2, 3, 4, 5, 6, 7, 8],
    ),
  };
}

/** From nearly white to the deep green of the house. */
function tint(share: number): string {
  const from = [240, 244, 243];
  const to = [31, 92, 77];
  const mixed = from.map((value, index) => Math.round(value + (to[index] ?? 0) * share - value * share));
  return `rgb(${mixed.join(' ')})`;
}
