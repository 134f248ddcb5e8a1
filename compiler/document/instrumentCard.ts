import { z } from 'zod';
import { line } from './name.ts';

/**
 * What is known of an instrument that may not be shipped: what it measures, who gives the licence and where to ask. It holds nothing of the
 * instrument itself, neither questions nor keys.
 */
export const instrumentCard = z.strictObject({
  /** The file's name. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: line,
  /** What it measures, in one sentence. */
  measures: z.string().trim().min(1).max(500),
  items: z.int().min(1).max(500),
  /** Who owns it and gives the licence. */
  licensor: line,
  /** Where to ask. */
  ask: z.url(),
  /** On what terms, as far as is generally known: not confirmed with the owner, who must be asked before use. */
  terms: z.string().trim().min(1).max(1000),
  /** What is left out here, and why. */
  leftOut: z.string().trim().min(1).max(500),
});
export type InstrumentCard = z.infer<typeof instrumentCard>;
