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

/** When the session ends: if nobody uses it, and in any case, by the server's clock, which is `now`. A page warns five minutes before. */
const until = z.object({ now: z.iso.datetime(), idle: z.iso.datetime(), absolute: z.iso.datetime() });
/** Whether there are other workplaces, or others to act for, to choose among. */
const more = z.boolean();

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
      /** Whom one acted for until the right to it ended in this session: told until it is seen. */
      actingEnded: z.string().nullable(),
      until,
      more,
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
      until,
      more,
    }),
    z.object({
      kind: z.literal('administrator'),
      id: uuid,
      givenName: z.string(),
      familyName: z.string(),
      title: z.string(),
      place: z.object({ kind: z.enum(['platform', 'careProvider', 'careUnit']), name: z.string() }),
      roles: z.array(z.enum(administratorRoles)),
      until,
      more,
    }),
    // Several workplaces, and none chosen.
    z.object({ kind: z.literal('undecided'), id: uuid, givenName: z.string(), familyName: z.string(), title: z.string(), until, more }),
  ])
  .openapi('Session');
export type Session = z.infer<typeof session>;

/** Where one may work, and what makes it possible. */
export const workplace = z
  .object({
    kind: z.enum(['unit', 'careProvider', 'careUnit', 'platform']),
    id: uuid.nullable(),
    name: z.string(),
    /** The commission's name, when there is one. */
    commission: z.string().nullable(),
    roles: z.array(z.enum([...unitRoles, ...administratorRoles])),
    chosen: z.boolean(),
  })
  .openapi('Workplace');
export type Workplace = z.infer<typeof workplace>;

export const chooseWorkplace = z.object({ kind: z.enum(['unit', 'careProvider', 'careUnit', 'platform']), id: uuid.nullable() }).strict();

/** Somebody whom one may act for. */
export const actedFor = z
  .object({ id: uuid, givenName: z.string(), familyName: z.string(), as: z.enum(['guardian', 'agent']), chosen: z.boolean() })
  .openapi('ActedFor');
export type ActedFor = z.infer<typeof actedFor>;

/** Null: as oneself. */
export const chooseActing = z.object({ citizen: uuid.nullable() }).strict();

/** One of one's own sessions. */
export const ownSession = z
  .object({
    begunAt: z.iso.datetime(),
    usedAt: z.iso.datetime(),
    way: z.enum(['oidc', 'siths']),
    isThis: z.boolean(),
    place: z.string().nullable(),
    actingFor: z.string().nullable(),
  })
  .openapi('OwnSession');
export type OwnSession = z.infer<typeof ownSession>;

/** Which doors the sign-in page shows. */
export const ways = z.object({ citizen: z.boolean(), siths: z.boolean(), staff: z.boolean() }).openapi('Ways');
export type Ways = z.infer<typeof ways>;
