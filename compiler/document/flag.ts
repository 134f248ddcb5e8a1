import { z } from 'zod';
import { days, id, line, localTime } from './name.ts';

/** What raises a flag (FLG-06, FLG-07). */
export const trigger = z.discriminatedUnion('kind', [
  /** A saved form, when the JSONata condition holds or always if there is none: `forms.phq9.results.total >= 15 or forms.phq9.answers.q9 in ["days", "half"]`. */
  z.strictObject({ kind: z.literal('form'), form: id, when: z.string().min(1).max(2000).optional() }),
  /** No log-in, no step, no saved form for this many days, told at a local time. */
  z.strictObject({ kind: z.literal('inactivity'), days: days.min(1), at: localTime }),
  /** An occasion of the battery was missed; `inARow` of them without an answer between. */
  z.strictObject({ kind: z.literal('missedBattery'), battery: id, inARow: z.int().min(1).max(50).default(1) }),
]);

/** A designer's flag. Its look is fixed by the system (FLG-08). */
export const flag = z.strictObject({
  id,
  title: line,
  priority: z.enum(['ordinary', 'prioritised']).default('ordinary'),
  trigger,
  /** `staff` is the responsible therapist, and whoever the rule of decided.md ends in when there is none. */
  recipients: z.array(z.enum(['staff', 'citizen'])).min(1),
  staffText: z.string().max(600).optional(),
  citizenText: z.string().max(600).optional(),
  /** What puts it out besides staff doing so with a reason: reading the form, or the citizen being active again / answering. */
  putOut: z.enum(['reading', 'activity', 'staff']).default('reading'),
});
export type Flag = z.infer<typeof flag>;
