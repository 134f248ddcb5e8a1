import { z } from '@hono/zod-openapi';
import { instant } from './parts.ts';
import { measureId } from './steering.ts';

/** A measure of the citizen's activity plan with its times and what has been registered (ACT-01..12). */
export const measure = z
  .object({
    measure: measureId,
    name: z.string(),
    unit: z.string().nullable(),
    schedule: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('every'), everyDays: z.int(), at: z.string() }),
      z.object({ kind: z.literal('weekdays'), weekdays: z.array(z.int()), at: z.string() }),
    ]),
    count: z.int(),
    minimum: z.number().nullable(),
    maximum: z.number().nullable(),
    /** For staff only. */
    flag: z.enum(['none', 'outside', 'missed', 'both']).optional(),
    reminder: z.boolean(),
    /** The citizen sees the values as a diagram. */
    diagram: z.boolean(),
    /** The citizen is offered the times as a calendar file. */
    calendar: z.boolean(),
    /** For staff, while there is no reminder: that the citizen is not told when it is time (ACT-07). */
    noReminder: z.string().nullable(),
    setAt: instant,
    endedAt: instant.nullable(),
    /** It is time, and nothing has been registered. */
    waiting: z.boolean(),
    next: z.array(instant),
    values: z.array(z.object({ at: instant, value: z.number(), outside: z.boolean(), by: z.enum(['citizen', 'staff']) })),
  })
  .openapi('Measure');
export type Measure = z.infer<typeof measure>;

/** The activity plan of one running moment. */
export const activityPlan = z
  .object({ title: z.string(), introduction: z.string().nullable(), mayChange: z.boolean(), measures: z.array(measure) })
  .openapi('ActivityPlan');
export type ActivityPlan = z.infer<typeof activityPlan>;
