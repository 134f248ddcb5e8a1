import { z } from 'zod';
import { anchor } from './anchor.ts';
import { id } from './name.ts';
import { countsBackFromDate, days, eitherWay, localTime, months, ONLY_FROM_DATE, weekday, weeks } from './time.ts';

function hasEnd(series: { readonly count?: number | undefined; readonly untilDays?: number | undefined }): boolean {
  return series.count !== undefined || series.untilDays !== undefined;
}
const NO_END = 'Serien behöver ett slut: skriv count, untilDays eller båda.';

const count = z.int().min(1).max(400).optional();
/** No occasion later than this many days after the anchor's day. */
const untilDays = days.optional();

/** When a battery's occasions open (BAT-02..07). A series has a `count`, an `untilDays`, or both. */
export const schedule = z.discriminatedUnion('kind', [
  /** Once: months, weeks and days after the anchor's day at `at`, before it where they are negative; `at` absent and days 0 means in the same instant as the anchor. */
  z
    .strictObject({
      kind: z.literal('once'),
      anchor,
      days: eitherWay.days.default(0),
      weeks: eitherWay.weeks.optional(),
      months: eitherWay.months.optional(),
      at: localTime.optional(),
    })
    .refine(countsBackFromDate, ONLY_FROM_DATE),
  /** Every n days, weeks or months from the anchor, first after `firstDays` (and `firstWeeks`, `firstMonths`). */
  z
    .strictObject({
      kind: z.literal('every'),
      anchor,
      firstDays: days.default(0),
      firstWeeks: weeks.optional(),
      firstMonths: months.optional(),
      everyDays: z.int().min(1).max(366).optional(),
      everyWeeks: z.int().min(1).max(52).optional(),
      everyMonths: z.int().min(1).max(24).optional(),
      at: localTime,
      count,
      untilDays,
    })
    .refine(
      ({ everyDays, everyWeeks, everyMonths }) => [everyDays, everyWeeks, everyMonths].filter((each) => each !== undefined).length === 1,
      'Skriv ett av everyDays, everyWeeks och everyMonths.',
    )
    .refine(({ firstMonths, everyMonths }) => firstMonths === undefined || everyMonths !== undefined, {
      message: 'firstMonths hör till en serie med everyMonths.',
      path: ['firstMonths'],
    })
    .refine(hasEnd, NO_END),
  /** On weekdays (1 is Monday), from the anchor's day plus `firstDays`, every week or every so many weeks. */
  z
    .strictObject({
      kind: z.literal('weekdays'),
      anchor,
      firstDays: days.default(0),
      firstWeeks: weeks.optional(),
      weekdays: z.array(weekday).min(1).max(7),
      everyWeeks: z.int().min(1).max(52).default(1),
      at: localTime,
      count,
      untilDays,
    })
    .refine(hasEnd, NO_END),
  /** One occasion in each window of each day, at a time drawn by lot inside it. */
  z.strictObject({
    kind: z.literal('random'),
    anchor,
    firstDays: days.default(0),
    days: z.int().min(1).max(366),
    windows: z
      .array(z.strictObject({ from: localTime, to: localTime }))
      .min(1)
      .max(12),
  }),
  /** When the module's rule lets it open; the module waits until the battery has been answered. */
  z.strictObject({ kind: z.literal('before'), module: id }),
  /** When the module has been completed. */
  z.strictObject({ kind: z.literal('after'), module: id }),
  /** Only when staff start an occasion. */
  z.strictObject({ kind: z.literal('byStaff') }),
]);
export type Schedule = z.infer<typeof schedule>;
