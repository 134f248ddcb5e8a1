import { z } from 'zod';
import { markdown } from '../name.ts';
import { placed } from './everyQuestion.ts';

/** Informationstext (QTY-08): words between questions. It has no answer. */
export const information = z.strictObject({ kind: z.literal('information'), ...placed, text: markdown });
