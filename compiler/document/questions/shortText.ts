import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Textinmatning på en rad (QTY-04). Answer: any Unicode text (QTY-13), counted in code points. */
export const shortText = z.strictObject({
  kind: z.literal('shortText'),
  ...common,
  maximumLength: z.int().min(1).max(500).default(200),
  /** A regular expression that the whole answer fits, and what to say when it does not. */
  pattern: z.string().min(1).max(200).optional(),
  patternText: z.string().trim().min(1).max(200).optional(),
});
