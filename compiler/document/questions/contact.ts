import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** E-post eller telefon (QTY-05). Answer: text; e-mail in its own case, phone as `+46701234567` where it can be told. */
export const contact = z.strictObject({
  kind: z.literal('contact'),
  ...common,
  of: z.enum(['email', 'phone', 'either']),
});
