import { z } from 'zod';
import { days, id, localTime } from './name.ts';

/** What a number of days is counted from. Day 0 is the anchor's own local day (moment-language §9). */
export const anchor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('moduleOpened'), module: id }),
  z.strictObject({ kind: z.literal('moduleCompleted'), module: id }),
]);
export type Anchor = z.infer<typeof anchor>;

/**
 * When a module opens (PRE-05). Staff may open any module besides, whatever its rule says (MOD-04).
 * `afterAnchor` with days 0 opens at `at` on the anchor's day, or at once if that has passed.
 */
export type Opening =
  | { kind: 'fromStart' }
  | { kind: 'afterAnchor'; anchor: Anchor; days: number; at: string }
  | { kind: 'afterModule'; module: string }
  | { kind: 'byStaff' }
  | { kind: 'all'; of: Opening[] }
  | { kind: 'any'; of: Opening[] };

export const opening: z.ZodType<Opening> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fromStart') }),
    z.strictObject({ kind: z.literal('afterAnchor'), anchor, days, at: localTime }),
    z.strictObject({ kind: z.literal('afterModule'), module: id }),
    z.strictObject({ kind: z.literal('byStaff') }),
    z.strictObject({ kind: z.literal('all'), of: z.array(opening).min(1).max(20) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(opening).min(1).max(20) }),
  ]),
);
