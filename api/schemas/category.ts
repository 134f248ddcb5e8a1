import { z } from '@hono/zod-openapi';
import { uuid, writtenText } from './parts.ts';

const name = writtenText(60, 'Skriv ett namn.', 'Namnet får ha högst 60 tecken.');

/** What a unit sorts its running moments by. */
export const category = z.object({ id: uuid, name: z.string(), retired: z.boolean() }).openapi('Category');
export type Category = z.infer<typeof category>;

export const makeCategory = z.strictObject({ name }).openapi('MakeCategory');
export const changeCategory = z.strictObject({ name: name.optional(), retired: z.boolean().optional() }).openapi('ChangeCategory');
