import { defineEntity } from '@mikro-orm/core';

/** Staff on a unit in a role (medarbetaruppdrag). */
export const Commission = defineEntity({
  name: 'Commission',
  tableName: 'commission',
  properties: (p) => ({
    staffId: p.uuid().primary(),
    unitId: p.uuid().primary(),
    role: p.enum(['therapist', 'citizenAdministrator', 'operator'] as const).primary(),
  }),
});
