import { z } from 'zod';
import { line } from '../name.ts';
import { questionInGroup } from '../questionInGroup.ts';
import { asked } from './everyQuestion.ts';

/** Upprepad grupp: the same questions again for each medicine, child or event. Answer: a list of answers by id, one for each repetition. */
export const group = z.strictObject({
  kind: z.literal('group'),
  ...asked,
  questions: z.array(questionInGroup).max(50).default([]),
  minimum: z.int().min(0).max(100).optional(),
  maximum: z.int().min(1).max(100).default(20),
  /** What one repetition is called: ”Läkemedel”. */
  itemTitle: line.optional(),
});
