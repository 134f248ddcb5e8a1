import { z } from '@hono/zod-openapi';
import type { AdministratorRole, UnitRole } from '../../db/role.ts';
import { uuid } from './parts.ts';

const unitRoles = [
  'permissionAdministrator',
  'citizenAdministrator',
  'therapist',
  'dataAdministrator',
  'operator',
  'designer',
  'publisher',
] as const satisfies readonly UnitRole[];
const administratorRoles = [
  'nationalAdministrator',
  'systemAdministrator',
  'careProviderAdministrator',
  'logAdministrator',
] as const satisfies readonly AdministratorRole[];

/** Who is signed in, and what the page needs to greet them. */
export const session = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('citizen'),
      id: uuid,
      givenName: z.string(),
      familyName: z.string(),
      /** Who sits there, when it is somebody else than the one whose things they are. */
      actor: z.object({ id: uuid, givenName: z.string(), familyName: z.string(), as: z.enum(['guardian', 'agent']) }).nullable(),
      /** What this person's devices seal unsent answers with, base64. */
      deviceKey: z.string(),
    }),
    z.object({
      kind: z.literal('staff'),
      id: uuid,
      givenName: z.string(),
      familyName: z.string(),
      title: z.string(),
      unit: z.object({ id: uuid, name: z.string(), kind: z.enum(['care', 'publishing', 'training']) }),
      roles: z.array(z.enum(unitRoles)),
      /** Address of the Temporal UI, told to operators only. */
      temporalUi: z.string().optional(),
    }),
    z.object({
      kind: z.literal('administrator'),
      id: uuid,
      givenName: z.string(),
      familyName: z.string(),
      title: z.string(),
      place: z.object({ kind: z.enum(['platform', 'careProvider', 'careUnit']), name: z.string() }),
      roles: z.array(z.enum(administratorRoles)),
    }),
    // Several workplaces, and none chosen.
    z.object({ kind: z.literal('undecided'), id: uuid, givenName: z.string(), familyName: z.string(), title: z.string() }),
  ])
  .openapi('Session');
export type Session = z.infer<typeof session>;
