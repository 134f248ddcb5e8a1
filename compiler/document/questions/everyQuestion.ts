import { z } from 'zod';
import { id } from '../name.ts';

/** What every question has. `text` is the question as asked; `help` stands under it. */
export const common = {
  id,
  text: z.string().trim().min(1).max(2000),
  help: z.string().max(1000).optional(),
  mandatory: z.boolean().default(false),
  /** Heading above this question and those that follow, as over the items of PHQ-9. */
  heading: z.string().max(500).optional(),
};

/** One option of a choice. `score` is the number results count; without it the option counts as missing. */
export const option = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  text: z.string().trim().min(1).max(500),
  score: z.number().optional(),
});
export type Option = z.infer<typeof option>;
