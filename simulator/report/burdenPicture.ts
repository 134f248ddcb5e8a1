import type { BurdenWeek } from '../burden.ts';
import type { Cohort } from '../cohort.ts';
import type { Spread } from '../quantiles.ts';
import { type Figure, picture, ticks } from './figure.ts';
import { table } from './table.ts';
import { number } from './text.ts';
import { gridOf } from './workPictures.ts';

const WIDTH = 900;
const HEIGHT = 260;
const LEFT = 46;
const BOTTOM = 30;

/** Minutes a week that the moment asks of a citizen. */
export function minutesFigure({ burden }: Cohort): Figure {
  const most = burden.toSorted((one, other) => other.minutes.p50 - one.minutes.p50)[0];
  const words = most
    ? `Minuter i veckan för den vars moment pågår: läsning och formulär. Linjen är den mittersta invånaren, det tonade går från var tionde lägst till var tionde högst. Mest är det vecka ${most.week}: ${number(most.minutes.p50)} minuter i mitten, ${number(most.minutes.p90)} för var tionde.`
    : 'Ingen har något att göra.';
  return spreadFigure('minuter', 'Invånarens tid per vecka', words, 'Minuter', burden, ({ minutes }) => minutes);
}

/** Notices a week to a citizen. */
export function noticesFigure({ burden }: Cohort): Figure {
  const most = burden.toSorted((one, other) => other.notices.p90 - one.notices.p90)[0];
  const words = most
    ? `Aviseringar i veckan till den vars moment pågår. Flest är det vecka ${most.week}: ${number(most.notices.p50)} i mitten, ${number(most.notices.p90)} för var tionde och som mest ${number(most.notices.most)}.`
    : 'Ingen avisering skickas.';
  return spreadFigure('aviseringar', 'Aviseringar per vecka', words, 'Aviseringar', burden, ({ notices }) => notices);
}

function spreadFigure(
  id: string,
  title: string,
  words: string,
  what: string,
  weeks: readonly BurdenWeek[],
  of: (week: BurdenWeek) => Spread,
): Figure {
  const axis = ticks(Math.max(0, ...weeks.map((week) => of(week).p90)));
  const most = axis.at(-1) ?? 1;
  const room = (WIDTH - LEFT - 30) / Math.max(1, weeks.length - 1);
  const x = (index: number): string => (LEFT + 10 + index * room).toFixed(1);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - 14);
  const line = (pick: (spread: Spread) => number): readonly string[] =>
    weeks.map((week, index) => `${x(index)},${y(pick(of(week))).toFixed(1)}`);
  const area = `<polygon points="${[...line(({ p90 }) => p90), ...line(({ p10 }) => p10).toReversed()].join(' ')}" class="between"/>`;
  const middle = `<polyline points="${line(({ p50 }) => p50).join(' ')}" class="middle"/>`;
  const dots = weeks.map((week, index) => `<circle cx="${x(index)}" cy="${y(of(week).p50).toFixed(1)}" r="3.5" class="dot"/>`).join('');
  const names = weeks
    .map(({ week }, index) =>
      index % Math.ceil(weeks.length / 16) === 0
        ? `<text x="${x(index)}" y="${HEIGHT - 10}" class="axis" text-anchor="middle">v ${week}</text>`
        : '',
    )
    .join('');
  return {
    id,
    title,
    words,
    svg: picture(id, WIDTH, HEIGHT, words, gridOf(axis, y) + area + middle + dots + names),
    table: table(
      `${what} per vecka och invånare`,
      ['Vecka', 'Invånare kvar', 'Var tionde lägst', 'Mitten', 'Var tionde högst', 'Mest', 'Medel'],
      weeks.map((week) => {
        const { p10, p50, p90, most: highest, mean } = of(week);
        return [`Vecka ${week.week}`, String(week.citizens), number(p10), number(p50), number(p90), number(highest), number(mean)];
      }),
      [1, 2, 3, 4, 5, 6],
    ),
  };
}
