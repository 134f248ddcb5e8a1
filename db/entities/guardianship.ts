import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A citizen who acts for another: guardian or agent. */
export const Guardianship = defineEntity({
  name: 'Guardianship',
  tableName: 'guardianship',
  properties: (p) => ({
    id: p.uuid().primary(),
    actorId: p.uuid(),
    citizenId: p.uuid(),
    kind: p.enum(['guardian', 'agent'] as const),
    validFrom: p.type(InstantType),
    validTo: p.type(InstantType).nullable(),
  }),
});
