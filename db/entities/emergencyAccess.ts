import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** Staff who have opened a blocked running moment in an emergency, with a reason, until when. */
export const EmergencyAccess = defineEntity({
  name: 'EmergencyAccess',
  tableName: 'emergency_access',
  properties: (p) => ({
    id: p.uuid().primary(),
    runningMomentId: p.uuid(),
    staffId: p.uuid(),
    reason: p.text(),
    at: p.type(InstantType),
    until: p.type(InstantType),
  }),
});
