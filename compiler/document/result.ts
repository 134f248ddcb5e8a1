import { z } from 'zod';
import { method } from './method.ts';
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
  /** How it is shown; without it as the page finds best (RES-06). */
  shownAs: z
    .array(z.enum(['value', 'graph', 'table']))
    .min(1)
    .optional(),
  /** The graph's own limits, and the name that results share which are drawn in the same graph (RES-13). */
  graph: z.strictObject({ minimum: z.number().optional(), maximum: z.number().optional(), together: id.optional() }).optional(),
});
export type Result = z.infer<typeof result>;
export type Band = z.infer<typeof band>;

/** A result made of several forms: reckoned when any of them is saved and all have been. In conditions `results.<id>`. */
export const momentResult = z.strictObject({ ...result.shape, from: z.array(id).min(1).max(20) });
export type MomentResult = z.infer<typeof momentResult>;
