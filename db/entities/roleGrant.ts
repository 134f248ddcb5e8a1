import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';
import type { Role } from '../role.ts';

/** A role granted here: on a unit, for a care provider, or on the platform. */
export const RoleGrant = defineEntity({
  name: 'RoleGrant',
  tableName: 'role_grant',
  properties: (p) => ({
    id: p.uuid().primary(),
    staffId: p.uuid(),
    unitId: p.uuid().nullable(),
    careProviderId: p.uuid().nullable(),
    role: p.text().$type<Role>(),
    grantedBy: p.uuid().nullable(),
    grantedAt: p.type(InstantType).nullable(),
    suspendedAt: p.type(InstantType).nullable(),
  }),
});
