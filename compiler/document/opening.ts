import { z } from 'zod';
import type { Anchor, WrittenAnchor } from './anchor.ts';
import { anchor } from './anchor.ts';
import { condition, itemId } from './name.ts';
import { countsBackFromDate, days, eitherWay, hours, localDate, localTime, ONLY_FROM_DATE, weekday, weeks } from './time.ts';

/**
 * When something opens, closes or is told (PRE-05). Staff may open any module besides, whatever its rule says (MOD-04).
 * `afterAnchor` with days 0 opens at `at` on the anchor's day, or at once if that has passed.
 */
export type Opening = Rule<Anchor>;
export type WrittenOpening = Rule<WrittenAnchor>;

type Rule<From> =
  | { kind: 'fromStart' }
  | {
      kind: 'afterAnchor';
      anchor: From;
      days?: number | undefined;
      weeks?: number | undefined;
      months?: number | undefined;
      at: string;
    }
  | { kind: 'elapsed'; anchor: From; hours: number }
  | { kind: 'onDate'; date: string; at: string }
  | { kind: 'onWeekday'; anchor: From; days?: number | undefined; weeks?: number | undefined; weekday: number; at: string }
  | { kind: 'afterModule'; module: string }
  | { kind: 'condition'; when: string }
  | { kind: 'byStaff' }
  | { kind: 'byCitizen' }
  | { kind: 'all'; of: Rule<From>[] }
  | { kind: 'any'; of: Rule<From>[] }
  | { kind: 'not'; of: Rule<From> };

/** All and any hold at most this many parts each; how deep and how many in all is for `OpeningTooDeep` to say. */
const several = (part: z.ZodType<Opening, WrittenOpening>) => z.array(part).min(1).max(20);

export const opening: z.ZodType<Opening, WrittenOpening> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fromStart') }),
    /** So many months, weeks and days after the anchor's local day, at a local time; before it where they are negative. */
    z
      .strictObject({
        kind: z.literal('afterAnchor'),
        anchor,
        days: eitherWay.days.optional(),
        weeks: eitherWay.weeks.optional(),
        months: eitherWay.months.optional(),
        at: localTime,
      })
      .refine(countsBackFromDate, ONLY_FROM_DATE),
    /** So many hours after the anchor's instant; 0 is the instant itself. */
    z.strictObject({ kind: z.literal('elapsed'), anchor, hours }),
    z.strictObject({ kind: z.literal('onDate'), date: localDate, at: localTime }),
    /** The first such weekday on or after the anchor's day plus weeks and days. */
    z.strictObject({
      kind: z.literal('onWeekday'),
      anchor,
      days: days.optional(),
      weeks: weeks.optional(),
      weekday,
      at: localTime,
    }),
    /** When the module or part has been completed. */
    z.strictObject({ kind: z.literal('afterModule'), module: itemId }),
    /** As soon as a condition over answers, results, progress, batteries and start facts holds. */
    z.strictObject({ kind: z.literal('condition'), when: condition }),
    z.strictObject({ kind: z.literal('byStaff') }),
    /** When the citizen asks for it. */
    z.strictObject({ kind: z.literal('byCitizen') }),
    z.strictObject({ kind: z.literal('all'), of: several(opening) }),
    z.strictObject({ kind: z.literal('any'), of: several(opening) }),
    /** As long as its part does not hold. */
    z.strictObject({ kind: z.literal('not'), of: opening }),
  ]),
);
