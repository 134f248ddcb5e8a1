import { defineEntity } from '@mikro-orm/core';

/** A care unit (vårdenhet) of a care provider: what a unit is linked to (UNI-01). */
export const CareUnit = defineEntity({
  name: 'CareUnit',
  tableName: 'care_unit',
  properties: (p) => ({ id: p.uuid().primary(), hsaId: p.text(), name: p.text(), careProviderId: p.uuid() }),
});
