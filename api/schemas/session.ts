import { z } from '@hono/zod-openapi';
import { uuid } from './parts.ts';

/** Who is signed in, and what the page needs to greet them. */
export const session = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('citizen'),
      id: uuid,
      givenName: z.string(),
      familyName: z.string(),
      /** What this person's devices seal unsent answers with, base64. */
      deviceKey: z.string(),
    }),
    z.object({
      kind: z.literal('staff'),
      id: uuid,
      givenName: z.string(),
      familyName: z.string(),
      title: z.string(),
      unit: z.object({ id: uuid, name: z.string() }),
      roles: z.array(z.enum(['therapist', 'citizenAdministrator', 'operator'])),
      /** Address of the Temporal UI, told to operators only. */
      temporalUi: z.string().optional(),
    }),
  ])
  .openapi('Session');
export type Session = z.infer<typeof session>;
