import { z } from 'zod';
import { condition, id, itemId } from './name.ts';
import { opening } from './opening.ts';
import { days, localTime, span } from './time.ts';

/** What raises a flag (FLG-06, FLG-07). */
export const trigger = z.discriminatedUnion('kind', [
  /** A saved form, when the JSONata condition holds or always if there is none: `forms.phq9.results.total >= 15 or forms.phq9.answers.q9 in ["days", "half"]`. */
  z.strictObject({ kind: z.literal('form'), form: id, when: condition.optional() }),
  /** A condition that has become true, whatever made it so. */
  z.strictObject({ kind: z.literal('condition'), when: condition }),
  /** A result that has risen or fallen by at least `by` since the saving `over` savings before. */
  z.strictObject({
    kind: z.literal('trend'),
    form: id,
    result: id,
    direction: z.enum(['up', 'down']),
    by: z.number().positive('Talet ska vara större än 0.'),
    over: z.int().min(1).max(20).default(1),
  }),
  /** A day: when a rule of time comes. */
  z.strictObject({ kind: z.literal('time'), opens: opening }),
  z.strictObject({ kind: z.literal('module'), module: itemId, what: z.enum(['opened', 'completed', 'closed']) }),
  z.strictObject({ kind: z.literal('battery'), battery: id, what: z.enum(['opened', 'answered']) }),
  /** An occasion of the battery was missed; `inARow` of them without an answer between. */
  z.strictObject({ kind: z.literal('missedBattery'), battery: id, inARow: z.int().min(1).max(50).default(1) }),
  /** The moment as a whole was paused, went into maintenance or follow-up, or ended. */
  z.strictObject({ kind: z.literal('moment'), what: z.enum(['paused', 'maintenance', 'followUp', 'ended']) }),
  /** A module not completed, or a form not saved, when a rule of time comes. */
  z
    .strictObject({ kind: z.literal('notDone'), module: itemId.optional(), form: id.optional(), by: opening })
    .refine(({ module, form }) => (module === undefined) !== (form === undefined), 'Skriv antingen module eller form.'),
  /** No log-in, step or saved form for this many days, told at a local time; or no step, or no saved form. */
  z.strictObject({ kind: z.literal('inactivity'), days: days.min(1), at: localTime, of: z.enum(['step', 'form']).optional() }),
  /** A message from one side that the other has not answered. */
  z.strictObject({
    kind: z.literal('unansweredMessage'),
    from: z.enum(['citizen', 'staff']),
    after: z.union([span, z.strictObject({ staffHours: z.int().min(1).max(400) })]),
  }),
  /** The activity plan: a value outside its limits, a time without a value, any value. */
  z.strictObject({ kind: z.literal('activity'), what: z.enum(['outside', 'missed', 'recorded']) }),
]);
export type Trigger = z.infer<typeof trigger>;
