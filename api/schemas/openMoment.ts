import { z } from '@hono/zod-openapi';
import { instant, uuid, version } from './parts.ts';

const places = (code: RegExp, message: string) =>
  z.array(z.string().regex(code, message)).min(1, 'Välj minst en plats.').max(300, 'Välj högst 300 platser.');
const age = z.int('Skriv en hel siffra.').min(0, 'Åldern är lägst 0.').max(130, 'Åldern är högst 130.');

/** Whom it is open for; nothing set is everyone (OPN-02). */
export const openCriteria = z
  .strictObject({
    sex: z.enum(['female', 'male']).optional(),
    fromAge: age.optional(),
    toAge: age.optional(),
    /** Official codes, `1480`. */
    municipalities: places(/^\d{4}$/, 'En kommunkod har fyra siffror.').optional(),
    /** Official codes, `14`. */
    counties: places(/^\d{2}$/, 'En länskod har två siffror.').optional(),
  })
  .refine(({ fromAge, toAge }) => fromAge === undefined || toAge === undefined || fromAge <= toAge, {
    path: ['toAge'],
    message: 'Den högsta åldern är lägre än den lägsta.',
  })
  .openapi('OpenCriteria');
export type OpenCriteria = z.infer<typeof openCriteria>;

const responsible = z.object({ id: uuid, name: z.string() });

export const unitsOpenMoment = z
  .object({
    moment: z.string(),
    name: z.string(),
    summary: z.string(),
    version,
    /** Asks for something at its start, so only staff can start it. */
    asksAtStart: z.boolean(),
    open: z.boolean(),
    criteria: openCriteria,
    responsible: responsible.nullable(),
    changedAt: instant.nullable(),
  })
  .openapi('UnitsOpenMoment');
export type UnitsOpenMoment = z.infer<typeof unitsOpenMoment>;

export const unitsOpenMoments = z
  .object({ moments: z.array(unitsOpenMoment), therapists: z.array(responsible) })
  .openapi('UnitsOpenMoments');
export type UnitsOpenMoments = z.infer<typeof unitsOpenMoments>;

export const setOpenMoment = z
  .strictObject({ open: z.boolean(), criteria: openCriteria, responsible: uuid.nullable() })
  .openapi('SetOpenMoment');

/** A moment that the citizen may start alone. */
export const myOpenMoment = z
  .object({
    unit: z.object({ id: uuid, name: z.string() }),
    moment: z.string(),
    name: z.string(),
    summary: z.string(),
    kind: z.enum(['support', 'treatment']),
    /** The citizen's own, when it runs already. */
    running: uuid.nullable(),
  })
  .openapi('MyOpenMoment');
export type MyOpenMoment = z.infer<typeof myOpenMoment>;
