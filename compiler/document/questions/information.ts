import { z } from 'zod';
import { id, markdown } from '../name.ts';

/** Informationstext (QTY-08): words between questions. It has no answer. */
export const information = z.strictObject({ kind: z.literal('information'), id, text: markdown, heading: z.string().max(500).optional() });
