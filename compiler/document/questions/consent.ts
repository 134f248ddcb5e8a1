import { z } from 'zod';
import { asked } from './everyQuestion.ts';

/** Samtycke (QTY-10): `text` explains, `statement` is what is agreed to. Answer: `true`; not agreed is no answer. */
export const consent = z.strictObject({ kind: z.literal('consent'), ...asked, statement: z.string().trim().min(1).max(1000) });
