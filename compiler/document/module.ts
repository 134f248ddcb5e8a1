import { z } from 'zod';
import { completion } from './completion.ts';
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
  completes: completion,
  /** When it becomes unavailable, by a rule of the same kind as opening. */
  closes: opening.optional(),
  /** A battery whose first occasion must be answered between the time the rule lets the module open and its opening. */
  before: id.optional(),
  /** Tell the citizen by a notice when it opens. Nothing is told of what is open from the start. */
  notify: z.boolean().default(true),
  sections: z.array(section).max(50).default([]),
});
export type Module = z.infer<typeof module>;
