import { z } from 'zod';
import { span } from './time.ts';

/**
 * When a module, section or step is done (MOD-09). `citizen`: she marks it. `forms`: every mandatory form in it is saved.
 * `steps`: every step in it has been visited. `staff`: staff mark it. `never`: it has no end. `after`: by itself, so long after it opened.
 */
export const completion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['citizen', 'forms', 'steps', 'staff', 'never']) }),
  z.strictObject({ kind: z.literal('after'), after: span }),
]);
export type Completion = z.infer<typeof completion>;
