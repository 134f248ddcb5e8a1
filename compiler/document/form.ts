import { z } from 'zod';
import { id, line, markdown } from './name.ts';
import { question } from './question.ts';
import { result } from './result.ts';

/** A form: questions the citizen answers, and the results made of one saved set of answers (FRM-01, RES-01). */
export const form = z.strictObject({
  id,
  title: line,
  introduction: markdown.optional(),
  /** Who made the instrument and on what terms it may be used; shown under the form. */
  source: z.string().max(1000).optional(),
  /** Rough minutes to fill it in. */
  minutes: z.number().min(0).max(240).optional(),
  questions: z.array(question).max(300).default([]),
  results: z.array(result).max(50).default([]),
});
export type Form = z.infer<typeof form>;
