import { z } from 'zod';
import { condition, id, line } from './name.ts';
import { trigger } from './trigger.ts';

/** One step up when nobody has put the flag out: after so many of the unit's open hours, to whom and how. */
const rung = z.strictObject({
  afterHours: z.int().min(1).max(400),
  to: z.enum(['standIn', 'unit', 'citizenAdministrators']),
  by: z.enum(['list', 'email', 'sms']).default('list'),
});

/** A designer's flag. Its look is fixed by the system (FLG-08). */
export const flag = z.strictObject({
  id,
  title: line,
  priority: z.enum(['ordinary', 'prioritised']).default('ordinary'),
  trigger,
  /** `staff` is the responsible therapist and whoever the rule of decided.md ends in when there is none; `unit` all the unit's therapists. */
  recipients: z.array(z.enum(['staff', 'unit', 'citizen'])).min(1),
  staffText: z.string().max(600).optional(),
  /** To the unit's therapists; without it they read `staffText`. */
  unitText: z.string().max(600).optional(),
  citizenText: z.string().max(600).optional(),
  /** What puts it out besides staff doing so with a reason: reading the form, the citizen being active again or answering, or a condition. */
  putOut: z.enum(['reading', 'activity', 'staff', 'condition']).default('reading'),
  /** With `putOut` condition: it is put out as soon as this holds. */
  outWhen: condition.optional(),
  /** Escalation, the soonest first. */
  ladder: z.array(rung).max(6).optional(),
});
export type Flag = z.infer<typeof flag>;
