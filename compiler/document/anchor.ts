import { z } from 'zod';
import { id, itemId } from './name.ts';

/** Which occasion of a battery: by number from 1, or the latest there is. */
const occasion = z.union([z.int().min(1).max(5000), z.literal('latest')]).default('latest');

/** What an opening, a battery or a flag is counted from. Day 0 is the anchor's own local day (moment-language §2, §9). */
export const anchor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  /** One of the moment's `dates`, given at start. */
  z.strictObject({ kind: z.literal('date'), name: id }),
  z.strictObject({ kind: z.literal('moduleOpened'), module: itemId }),
  z.strictObject({ kind: z.literal('moduleCompleted'), module: itemId }),
  /** The first time the form was saved, in a module or a battery. */
  z.strictObject({ kind: z.literal('formSaved'), form: id }),
  z.strictObject({ kind: z.literal('occasionOpened'), battery: id, occasion }),
  z.strictObject({ kind: z.literal('occasionAnswered'), battery: id, occasion }),
  /** The citizen's last log-in, step or saved form. */
  z.strictObject({ kind: z.literal('lastActivity') }),
  /** One of the moment's `namedEvents`, when staff or another system reported it. */
  z.strictObject({ kind: z.literal('named'), name: id }),
  /** The moment's end, when follow-up begins: only batteries count from it. */
  z.strictObject({ kind: z.literal('end') }),
]);
export type Anchor = z.infer<typeof anchor>;
export type WrittenAnchor = z.input<typeof anchor>;
