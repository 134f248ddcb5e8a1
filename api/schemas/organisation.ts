import { z } from '@hono/zod-openapi';
import type { AdministratorRole, UnitRole } from '../../db/role.ts';
import { instant, orNull, phase, uuid, writtenText } from './parts.ts';

/** An HSA id as people write it: any case, spaces around it. */
export const hsaId = z
  .string()
  .regex(/^\s*[Ss][Ee]\d{10}-[A-Za-z0-9]{1,18}\s*$/, 'Skriv HSA-id:t som det står i HSA, till exempel SE2321000016-1A2B.')
  .trim()
  .toUpperCase()
  .openapi({ example: 'SE2321000016-1A2B' });

const reason = writtenText(500, 'Skriv varför.', 'Skriv högst 500 tecken.');

export const unitRole = z.enum([
  'therapist',
  'citizenAdministrator',
  'dataAdministrator',
  'operator',
  'designer',
  'publisher',
] as const satisfies readonly UnitRole[]);
export const platformRole = z.enum(['nationalAdministrator', 'systemAdministrator'] as const satisfies readonly AdministratorRole[]);

/** A role with what it is called and does. */
const roleTold = z.object({ role: z.string(), name: z.string(), about: z.string() }).openapi('RoleTold');

/** A member of staff as administrators see them. */
export const adminStaff = z
  .object({
    id: uuid,
    hsaId: z.string(),
    /** "Skyddad identitet" to those who may not know. */
    name: z.string(),
    title: z.string(),
    active: z.boolean(),
  })
  .openapi('AdminStaff');
export type AdminStaff = z.infer<typeof adminStaff>;

/** Something that was done, newest first in its list. */
export const change = z
  .object({ id: uuid, at: instant, sentence: z.string(), reason: z.string().nullable() })
  .openapi('OrganisationChange');
export type Change = z.infer<typeof change>;

const region = z.object({ id: uuid, name: z.string() });

export const careProviderList = z
  .object({
    providers: z.array(
      z.object({
        id: uuid,
        hsaId: z.string(),
        name: z.string(),
        organisationNumber: z.string().nullable(),
        region: z.string(),
        units: z.int(),
        administrators: z.array(adminStaff),
      }),
    ),
    regions: z.array(region),
    changes: z.array(change),
  })
  .openapi('CareProviderList');
export type CareProviderList = z.infer<typeof careProviderList>;

/** A region that is known, or the name of a new one. */
const regionGiven = {
  region: uuid.optional(),
  newRegion: writtenText(80, 'Skriv regionens namn.', 'Skriv högst 80 tecken.').optional(),
};
export const addCareProvider = z.strictObject({ hsaId, ...regionGiven }).openapi('AddCareProvider');
export const appoint = z.strictObject({ hsaId }).openapi('Appoint');
export const made = z.object({ id: uuid }).openapi('Made');
export const withReasonIfAny = z.strictObject({ reason: reason.optional() }).openapi('WithReasonIfAny');

export const platformRoleList = z
  .object({
    people: z.array(adminStaff.extend({ roles: z.array(platformRole), oneself: z.boolean() })),
    roles: z.array(roleTold.extend({ holders: z.int() })),
    changes: z.array(change),
  })
  .openapi('PlatformRoleList');
export type PlatformRoleList = z.infer<typeof platformRoleList>;
export const givePlatformRole = z.strictObject({ hsaId, role: platformRole, reason: reason.optional() }).openapi('GivePlatformRole');
export const takePlatformRole = z
  .strictObject({
    reason: reason.optional(),
    /** Said when it is one's own role that is taken. */
    oneself: z.boolean().optional(),
  })
  .openapi('TakePlatformRole');

export const publishingUnitList = z
  .object({
    units: z.array(
      z.object({
        id: uuid,
        hsaId: z.string().nullable(),
        name: z.string(),
        kind: z.enum(['publishing', 'training']),
        active: z.boolean(),
        region: z.string(),
        responsible: orNull(adminStaff),
        permissionAdministrators: z.array(adminStaff),
      }),
    ),
    regions: z.array(region),
    changes: z.array(change),
  })
  .openapi('PublishingUnitList');
export type PublishingUnitList = z.infer<typeof publishingUnitList>;
export const addPublishingUnit = z
  .strictObject({
    hsaId,
    kind: z.enum(['publishing', 'training']),
    ...regionGiven,
    /** HSA ids (UNI-09). */
    responsible: hsaId,
    permissionAdministrator: hsaId,
  })
  .openapi('AddPublishingUnit');
export const changePublishingUnit = z
  .strictObject({
    name: writtenText(120, 'Skriv ett namn.', 'Skriv högst 120 tecken.').optional(),
    /** HSA id. */
    responsible: hsaId.optional(),
    active: z.boolean().optional(),
    reason: reason.optional(),
  })
  .openapi('ChangePublishingUnit');

export const unitList = z
  .object({
    careProvider: z.string(),
    units: z.array(
      z.object({
        id: uuid,
        hsaId: z.string(),
        name: z.string(),
        careUnit: z.string(),
        active: z.boolean(),
        permissionAdministrators: z.array(adminStaff),
      }),
    ),
    changes: z.array(change),
  })
  .openapi('UnitList');
export type UnitList = z.infer<typeof unitList>;

/** What stands in the way of closing a unit, without citizens. */
export const obstacles = z
  .object({
    running: z.int(),
    pending: z.int(),
    unpurged: z.int(),
    moments: z.array(
      z.object({
        moment: z.string(),
        version: z.string(),
        phase,
        kind: z.enum(['real', 'test']),
        startedAt: instant,
        responsible: z.string().nullable(),
        /** Which of the three it is counted among. */
        because: z.enum(['running', 'pending', 'unpurged']),
      }),
    ),
  })
  .openapi('Obstacles');
export type Obstacles = z.infer<typeof obstacles>;

export const unitStaffList = z
  .object({
    unit: z.object({ name: z.string(), kind: z.enum(['care', 'publishing', 'training']), careUnit: z.string().nullable() }),
    /** The roles that can be given here, and how many can use each now. Two are recommended (ROL-17) but of designers and publishers. */
    roles: z.array(roleTold.extend({ role: unitRole, holders: z.int(), recommended: z.int() })),
    staff: z.array(
      adminStaff.extend({
        roles: z.array(unitRole),
        permissionAdministrator: z.boolean(),
        suspended: z.boolean(),
        hasCommission: z.boolean(),
        responsibleFor: z.int(),
        oneself: z.boolean(),
      }),
    ),
    changes: z.array(change),
  })
  .openapi('UnitStaffList');
export type UnitStaffList = z.infer<typeof unitStaffList>;

const rolesGiven = z.array(unitRole).max(6);
export const addUnitStaff = z
  .strictObject({
    hsaId,
    roles: rolesGiven.min(1, 'Välj minst en roll.'),
    reason: reason.optional(),
  })
  .openapi('AddUnitStaff');
export const setUnitRoles = z
  .strictObject({
    roles: rolesGiven,
    /** The roles that were shown when the change was made. */
    was: rolesGiven,
    reason: reason.optional(),
    /** Leaves the unit without a citizen administrator, for the reason given (ERR-12). */
    override: z.boolean().optional(),
  })
  .openapi('SetUnitRoles');
export const inactivateStaff = z.strictObject({ reason: reason.optional(), override: z.boolean().optional() }).openapi('InactivateStaff');

export const userGroupList = z
  .object({
    groups: z.array(z.object({ id: uuid, name: z.string(), members: z.array(adminStaff) })),
    /** Those who may be in a group: everyone with a role on the unit. */
    candidates: z.array(adminStaff),
  })
  .openapi('UserGroupList');
export type UserGroupList = z.infer<typeof userGroupList>;
export const userGroup = z
  .strictObject({ name: writtenText(80, 'Skriv ett namn på gruppen.', 'Skriv högst 80 tecken.'), members: z.array(uuid).max(200) })
  .openapi('UserGroup');

/** The permission matrix for humans. */
export const permissionMatrix = z
  .object({
    roles: z.array(roleTold),
    permissions: z.array(
      z.object({
        /** "starta moment på invånare" */
        sentence: z.string(),
        roles: z.array(z.string()),
        source: z.string(),
        /** Not in the catalogue of requirements. */
        ours: z.boolean(),
      }),
    ),
  })
  .openapi('PermissionMatrix');
export type PermissionMatrix = z.infer<typeof permissionMatrix>;
