import { z } from 'zod';
import { completion } from './completion.ts';
import { opening } from './opening.ts';

/**
 * Rules a section or step may have of its own (moment-language §2). Without `opens` it opens with what it stands in, and it never opens
 * before that. Without `completes` it is done when its steps have been visited; a step with a mandatory form when that is saved.
 */
export const partRules = {
  opens: opening.optional(),
  completes: completion.optional(),
  /** When it becomes unavailable. */
  closes: opening.optional(),
  /** Tell the citizen by a notice when it opens after the start. Off unless said. */
  notify: z.boolean().optional(),
};
