import { z } from 'zod';
import { id, line } from './name.ts';

/** A named interval of a result, both ends counted in (RES-05). `tone` gives the tint; the name and pattern carry the meaning. */
export const band = z.strictObject({
  from: z.number(),
  to: z.number(),
  name: line,
  tone: z.enum(['calm', 'mild', 'moderate', 'high', 'severe']),
  /** What it means, to the citizen. */
  citizenText: z.string().max(600).optional(),
  /** What it means, to staff. */
  staffText: z.string().max(600).optional(),
});

/** How a result is calculated from one saved set of answers. A change of method is a new `methodVersion` (RES, moment-language §4). */
export const method = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sum'),
    questions: z.array(id).min(1).max(300),
    /** Questions whose score is turned round inside its own option range. */
    reversed: z.array(id).max(300).default([]),
    /** How many answers may be missing; they are then filled with the mean of the rest. More than that: no score, a failed calculation. */
    missingAllowed: z.int().min(0).default(0),
  }),
  /** JSONata over `{ answers, scores }`: answers as stored but for free text, scores as numbers. Runs outside the workflow under guardrails. */
  z.strictObject({ kind: z.literal('jsonata'), expression: z.string().min(1).max(4000) }),
]);

/** A result made of one form's saved answers. */
export const result = z.strictObject({
  id,
  title: line,
  introduction: z.string().max(1000).optional(),
  method,
  methodVersion: z.string().min(1).max(20).default('1'),
  minimum: z.number(),
  maximum: z.number(),
  unit: z.string().max(20).optional(),
  bands: z.array(band).max(20).default([]),
  /** Who may see it (RES-04). */
  audience: z.array(z.enum(['citizen', 'staff'])).min(1),
});
export type Result = z.infer<typeof result>;
export type Band = z.infer<typeof band>;
