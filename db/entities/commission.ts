import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A commission (medarbetaruppdrag) as HSA has it: staff on a care unit, with purpose and validity (UNI-19). */
export const Commission = defineEntity({
  name: 'Commission',
  tableName: 'commission',
  properties: (p) => ({
    id: p.uuid().primary(),
    hsaId: p.text(),
    name: p.text(),
    staffId: p.uuid(),
    careUnitId: p.uuid(),
    purpose: p.text(),
    systemRoles: p.array(),
    validFrom: p.type(InstantType),
    validTo: p.type(InstantType).nullable(),
  }),
});
