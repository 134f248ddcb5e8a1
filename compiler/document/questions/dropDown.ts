import { z } from 'zod';
import { common, option } from './everyQuestion.ts';

/** Rullista (QTY-01): exactly one option, of many. Answer: the option's id. */
export const dropDown = z.strictObject({ kind: z.literal('dropDown'), ...common, options: z.array(option).max(500).default([]) });
