import { z } from 'zod';
import { id, line } from './name.ts';
import { partRules } from './partRules.ts';
import { step } from './step.ts';

/** A named group of steps inside a module. */
export const section = z.strictObject({ id, title: line, ...partRules, steps: z.array(step).max(100).default([]) });
export type Section = z.infer<typeof section>;
