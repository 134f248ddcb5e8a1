import { z } from 'zod';
import { id, line } from './name.ts';

/** A date that whoever starts the moment gives, such as the day of the operation. Used as an anchor. */
export const givenDate = z.strictObject({
  id,
  title: line,
  /** Asked of whoever starts the moment. */
  question: line,
});

/** Something that staff or another system tells of, once. Used as an anchor. */
export const namedEvent = z.strictObject({ id, title: line });

const common = { id, title: line, /** Asked of whoever starts the moment. */ question: line.optional() };

/** What whoever starts the moment says of the citizen; in conditions `start.<id>`. */
export const startFact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), ...common, minimum: z.number().optional(), maximum: z.number().optional() }),
  z.strictObject({ kind: z.literal('yesNo'), ...common }),
  z.strictObject({
    kind: z.literal('choice'),
    ...common,
    options: z
      .array(z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), text: line }))
      .min(1)
      .max(100),
  }),
]);
export type StartFact = z.infer<typeof startFact>;
