import { z } from 'zod';
import { common, option } from './everyQuestion.ts';

/** Envalsfråga (QTY-01): exactly one option. Answer: the option's id. */
export const singleChoice = z.strictObject({ kind: z.literal('singleChoice'), ...common, options: z.array(option).max(100).default([]) });
