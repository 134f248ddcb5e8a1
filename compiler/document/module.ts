import { z } from 'zod';
import { id, line } from './name.ts';
import { opening } from './opening.ts';
import { section } from './section.ts';

/** A module: the unit of gating and steering (MOD-01..09). */
export const module = z.strictObject({
  id,
  title: line,
  /** One or two sentences shown on the module's card. */
  summary: z.string().max(400).optional(),
  opens: opening,
  /** `citizen`: the citizen marks it done. `forms`: done when every mandatory form in it is saved (MOD-09). */
  completes: z.strictObject({ kind: z.enum(['citizen', 'forms']) }),
  /** Tell the citizen by a notice when it opens. Nothing is told of what is open from the start. */
  notify: z.boolean().default(true),
  sections: z.array(section).max(50).default([]),
});
export type Module = z.infer<typeof module>;
