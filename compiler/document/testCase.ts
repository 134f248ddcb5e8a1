import { z } from 'zod';
import { id, line } from './name.ts';

const value = z.union([z.number(), z.string().max(200), z.boolean()]);

/** Answers as they are stored. That they fit the form's questions is for `check` to say. */
const answers = z.record(z.string().min(1).max(60), z.json());

/** A case that a form's methods are held to, run by `stegvis check` and at publishing. */
export const testCase = z.strictObject({
  name: line,
  /** Where the right values are published. */
  source: z.string().max(500).optional(),
  answers,
  /** For norm tables. */
  citizen: z.strictObject({ age: z.number().min(0).max(130).optional(), sex: z.enum(['female', 'male']).optional() }).optional(),
  /** Savings before this one, the first first. */
  earlier: z
    .array(z.strictObject({ answers: answers.optional(), results: z.record(id, value).optional() }))
    .max(50)
    .optional(),
  /** What each result comes to; null is a failed calculation. */
  results: z.record(id, z.union([value, z.null()])),
  /** The name of the band it falls in; null is none. */
  bands: z.record(id, z.union([line, z.null()])).optional(),
});
export type TestCase = z.infer<typeof testCase>;
